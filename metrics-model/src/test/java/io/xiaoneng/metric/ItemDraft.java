package io.xiaoneng.metric;

import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Limit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** An item whose attributes can be changed one by one. */
final class ItemDraft {

  private static final List<String> WINDOWS = List.of("SPECIALISED", "DOMAIN", "UNIVERSAL", "");

  String code;
  String name = "";
  String type = "";
  Limit promised;
  Limit statutory;
  boolean immediate;
  boolean auto;
  Long visits;
  Set<Integer> depth = new TreeSet<>();
  boolean highFrequency;
  LocalDate onlineSince;
  String window;
  boolean personal;
  List<String> centres = new ArrayList<>();
  Long materials;
  Long baseline;
  List<String> procedures = new ArrayList<>();
  boolean secret;
  boolean sensitive;

  private ItemDraft() {}

  /** An item of any kind, with dates about a day. */
  static Item random(String code, Random random, LocalDate day, List<String> centres) {
    ItemDraft draft = new ItemDraft();
    draft.code = code;
    draft.promised = limit(random, 10);
    draft.statutory = limit(random, 40);
    draft.immediate = random.nextInt(4) == 0;
    draft.auto = random.nextInt(5) == 0;
    for (int level = 1; level <= 7; level++) {
      if (random.nextInt(3) > 0) {
        draft.depth.add(level);
      }
    }
    draft.highFrequency = random.nextBoolean();
    draft.onlineSince = random.nextInt(5) == 0 ? null : day.plusDays(random.nextInt(5) - 2);
    draft.window = WINDOWS.get(random.nextInt(WINDOWS.size()));
    draft.personal = random.nextBoolean();
    centres.stream().filter(each -> random.nextInt(3) == 0).forEach(draft.centres::add);
    draft.materials = random.nextInt(4) == 0 ? null : Long.valueOf(random.nextInt(6));
    draft.baseline = random.nextInt(4) == 0 ? null : Long.valueOf(random.nextInt(20));
    draft.secret = random.nextInt(4) == 0;
    draft.sensitive = random.nextInt(4) == 0;
    return draft.item();
  }

  private static Limit limit(Random random, int most) {
    return random.nextInt(4) > 0
        ? new Limit(random.nextInt(most), Limit.Kind.WORKING)
        : new Limit(random.nextInt(most), Limit.Kind.values()[random.nextInt(5)]);
  }

  static ItemDraft of(Item item) {
    Item.Service service = item.service();
    ItemDraft draft = new ItemDraft();
    draft.code = item.code();
    draft.name = item.nameZh();
    draft.type = item.type();
    draft.promised = item.promised();
    draft.statutory = item.statutory();
    draft.immediate = item.immediate();
    draft.auto = item.auto();
    draft.visits = service.visits();
    draft.depth.addAll(service.onlineDepth());
    draft.highFrequency = service.highFrequency();
    draft.onlineSince = service.onlineSince();
    draft.window = service.window();
    draft.personal = service.personal();
    draft.centres.addAll(service.centres());
    draft.materials = service.materials();
    draft.baseline = service.materialsBaseline();
    draft.procedures.addAll(service.specialProcedures());
    draft.secret = service.secret();
    draft.sensitive = service.sensitive();
    return draft;
  }

  Item item() {
    return new Item(
        code,
        1,
        Item.ALWAYS,
        name,
        name,
        type,
        promised,
        statutory,
        immediate,
        new Item.Service(
            visits,
            depth,
            highFrequency,
            onlineSince,
            window,
            personal,
            centres,
            materials,
            baseline,
            procedures,
            secret,
            sensitive),
        auto);
  }
}
