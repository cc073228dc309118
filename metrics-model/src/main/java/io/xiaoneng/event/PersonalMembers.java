package io.xiaoneng.event;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Which members beyond the contract lead to an applicant or another natural person: by their name,
 * or because the value is a number that only a person has. The contract itself has no such member;
 * what it does not know it keeps.
 *
 * <p>Source of the names: GB/T 39046-2020, the fields of applicant and agent 申请人, 代理人, 联系人, with
 * the first letters of their pinyin as its interfaces use them, and the usual English ones.
 */
final class PersonalMembers {

  /** Beginnings of names, in lower case and without separators. */
  private static final Set<String> BEGINNINGS =
      Set.of(
          "applicant",
          "idcard",
          "identity",
          "申请人",
          "代理人",
          "联系人",
          "评价人",
          "姓名",
          "身份证",
          "证件",
          "手机",
          "电话",
          "联系电话",
          "住址",
          "地址",
          "sqr",
          "lxr",
          "dlr",
          "sfzh",
          "zjhm");

  private static final Set<String> NAMES =
      Set.of(
          "idno",
          "idnumber",
          "certno",
          "certnumber",
          "certificateno",
          "certificatenumber",
          "passport",
          "passportno",
          "phone",
          "phoneno",
          "phonenumber",
          "mobile",
          "mobileno",
          "mobilephone",
          "mobilenumber",
          "telephone",
          "tel",
          "email",
          "mail",
          "personname",
          "realname",
          "fullname",
          "username",
          "contact",
          "contactname",
          "contactphone",
          "agentname",
          "rater",
          "raterid",
          "ratername",
          "evaluator",
          "address",
          "homeaddress",
          "birthday",
          "birthdate",
          "dateofbirth",
          "openid",
          "unionid",
          "xm",
          "sjh",
          "sjhm",
          "lxdh",
          "dz");

  private static final Pattern SEPARATORS = Pattern.compile("[\\s_.\\-]");
  private static final Pattern MOBILE = Pattern.compile("(?:\\+?86)?1[3-9][0-9]{9}");
  private static final Pattern CARD = Pattern.compile("[1-9][0-9]{16}[0-9Xx]");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";

  /** Senders use the same few names in every event; who makes up new ones is judged anew. */
  private static final int REMEMBERED = 4_096;

  private static final Map<String, Boolean> JUDGED = new ConcurrentHashMap<>();

  private PersonalMembers() {}

  /** Whether a member of that name, which the contract does not know, leads to a person. */
  static boolean named(String name) {
    Boolean known = JUDGED.get(name);
    if (known != null) {
      return known;
    }
    boolean judged = judged(name);
    if (JUDGED.size() < REMEMBERED) {
      JUDGED.put(name, judged);
    }
    return judged;
  }

  private static boolean judged(String name) {
    String plain = SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    return NAMES.contains(plain) || BEGINNINGS.stream().anyMatch(plain::startsWith);
  }

  /** Whether a text is a citizen's number 公民身份号码 (GB 11643) or a mobile number. */
  static boolean isPersonal(String value) {
    return (value.length() >= 11 && value.length() <= 14 && MOBILE.matcher(value).matches())
        || (value.length() == 18 && CARD.matcher(value).matches() && checks(value));
  }

  private static boolean checks(String number) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (number.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECKS.charAt(sum % 11) == Character.toUpperCase(number.charAt(17));
  }
}
