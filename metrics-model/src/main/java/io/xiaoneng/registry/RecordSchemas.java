package io.xiaoneng.registry;

import static io.xiaoneng.registry.FieldSpec.Type.DATE;
import static io.xiaoneng.registry.FieldSpec.Type.DAYS;
import static io.xiaoneng.registry.FieldSpec.Type.FLAG;
import static io.xiaoneng.registry.FieldSpec.Type.LIMIT;
import static io.xiaoneng.registry.FieldSpec.Type.MOMENT;
import static io.xiaoneng.registry.FieldSpec.Type.NUMBER;
import static io.xiaoneng.registry.FieldSpec.Type.TEXT;
import static io.xiaoneng.registry.FieldSpec.Type.TEXTS;
import static io.xiaoneng.registry.FieldSpec.Type.WHOLE;
import static io.xiaoneng.registry.FieldSpec.Type.WHOLES;
import static io.xiaoneng.registry.FieldSpec.choice;
import static io.xiaoneng.registry.FieldSpec.of;

import java.util.Arrays;
import java.util.List;

/** The fields of each kind; {@link RecordReader} reads exactly these. */
final class RecordSchemas {

  private static final FieldSpec CODE = of("code", TEXT, "代码", "Code");
  private static final FieldSpec ID = of("id", TEXT, "编号", "Id");
  private static final FieldSpec NAME_ZH = of("nameZh", TEXT, "中文名称", "Chinese name");
  private static final FieldSpec NAME_EN = of("nameEn", TEXT, "英文名称", "English name");
  private static final FieldSpec UNIT_CODE = of("unit", TEXT, "所属单位", "Unit");
  private static final FieldSpec LON = of("lon", NUMBER, "经度 (WGS 84)", "Longitude (WGS 84)");
  private static final FieldSpec LAT = of("lat", NUMBER, "纬度 (WGS 84)", "Latitude (WGS 84)");
  private static final FieldSpec POPULATION = of("population", WHOLE, "人口", "Population");
  private static final FieldSpec AUTO = of("auto", FLAG, "自动登记", "Registered by itself");

  static final List<FieldSpec> UNIT =
      List.of(
          CODE,
          NAME_ZH,
          NAME_EN,
          choice(
              "level", Arrays.stream(Unit.Level.values()).map(Enum::name).toList(), "层级", "Level"),
          of("class", TEXT, "分类（排名用）", "Class for ranking"),
          of("parent", TEXT, "上级单位", "Parent"),
          of("validFrom", MOMENT, "生效日期", "Valid from"),
          of("validTo", MOMENT, "失效日期（含）", "Valid to, inclusive"),
          of("successor", TEXT, "承接单位", "Successor"),
          of("urban", FLAG, "城市社区", "Urban"),
          POPULATION,
          LON,
          LAT,
          AUTO);

  static final List<FieldSpec> ITEM =
      List.of(
          CODE,
          of("version", WHOLE, "版本", "Version"),
          of("validFrom", MOMENT, "生效日期", "Valid from"),
          NAME_ZH,
          NAME_EN,
          of("type", TEXT, "事项类型", "Type"),
          of("promised", LIMIT, "承诺时限", "Promised limit"),
          of("statutory", LIMIT, "法定时限", "Statutory limit"),
          of("immediate", FLAG, "即办件", "Immediate"),
          of("visits", WHOLE, "到现场次数", "Visits"),
          of("onlineDepth", WHOLES, "网办深度", "Online depth"),
          of("highFrequency", FLAG, "高频事项", "High frequency"),
          of("onlineSince", DATE, "一网通办上线日期", "Online since"),
          choice("window", Item.WINDOWS, "窗口", "Window"),
          of("personal", FLAG, "个人事项", "Personal"),
          of("centres", TEXTS, "可办便民中心", "Offered at centres"),
          of("materials", WHOLE, "材料份数", "Materials"),
          of("materialsBaseline", WHOLE, "改革前材料份数", "Materials, baseline"),
          of("specialProcedures", TEXTS, "可启动的特别程序", "Special procedures allowed"),
          of("secret", FLAG, "涉密", "Secret"),
          of("sensitive", FLAG, "敏感", "Sensitive"),
          AUTO);

  static final List<FieldSpec> SOURCE =
      List.of(
          of("prefix", TEXT, "来源前缀", "Prefix"),
          NAME_ZH,
          NAME_EN,
          UNIT_CODE,
          of("reportsVisits", FLAG, "报送到现场", "Reports visits"),
          of("reportsHeartbeats", FLAG, "报送心跳", "Reports heartbeats"),
          of("expectedLagSeconds", WHOLE, "应到时延（秒）", "Expected lag, seconds"),
          choice("ownerLevel", Source.OWNER_LEVELS, "系统层级", "Level of the owner"));

  static final List<FieldSpec> POINT =
      List.of(
          ID,
          choice("pointKind", Point.KINDS, "网点类型", "Kind of point"),
          NAME_ZH,
          NAME_EN,
          UNIT_CODE,
          LON,
          LAT,
          of("hours", TEXT, "开放时间", "Opening hours"),
          of("items", TEXTS, "可办事项", "Items offered"),
          AUTO);

  static final List<FieldSpec> TARGET =
      List.of(
          ID,
          of("metric", TEXT, "指标", "Metric"),
          of("scope", TEXT, "范围（单位，空为全市）", "Scope (a unit; empty: the city)"),
          of("period", TEXT, "考核期", "Period"),
          of("value", NUMBER, "目标值", "Value"),
          of("document", TEXT, "依据文件", "Source document"),
          NAME_ZH,
          NAME_EN);

  static final List<FieldSpec> CALENDAR =
      List.of(
          of("id", TEXT, "日历", "Calendar"),
          of("year", WHOLE, "年份", "Year"),
          of("version", WHOLE, "版本", "Version"),
          of("notices", TEXTS, "依据通知", "Notices"),
          of("off", DAYS, "放假日期", "Days off"),
          of("work", DAYS, "调休上班日期", "Make-up working days"));

  static final List<FieldSpec> CELL =
      List.of(ID, LON, LAT, POPULATION, of("community", TEXT, "所属社区", "Community"));

  static final List<FieldSpec> DATASET =
      List.of(
          CODE,
          NAME_ZH,
          NAME_EN,
          UNIT_CODE,
          of("due", DATE, "应汇聚日期", "Due"),
          of("aggregatedOn", DATE, "汇聚日期", "Aggregated on"));

  static final List<FieldSpec> AGENCY =
      List.of(CODE, NAME_ZH, NAME_EN, UNIT_CODE, of("services", TEXTS, "服务事项", "Services"));

  static final List<FieldSpec> BUNDLE =
      List.of(
          CODE,
          NAME_ZH,
          NAME_EN,
          UNIT_CODE,
          of("items", TEXTS, "包含事项", "Items"),
          of("promised", LIMIT, "承诺时限", "Promised limit"));

  static final List<FieldSpec> PROJECT =
      List.of(CODE, NAME_ZH, NAME_EN, of("type", TEXT, "项目类型", "Type"), UNIT_CODE);

  private RecordSchemas() {}
}
