package io.xiaoneng.dashboard.assessment.closing;

import static io.xiaoneng.dashboard.assessment.closing.DemoClosings.CONTESTED;
import static io.xiaoneng.dashboard.assessment.closing.DemoClosings.D2;
import static io.xiaoneng.dashboard.assessment.closing.DemoClosings.OFFICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.assessment.BookStore;
import io.xiaoneng.dashboard.assessment.Edition;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the API tells of months that were closed. */
class AssessmentApiTest extends ClosedMonthsTestBase {

  @Autowired private BookStore books;

  @Test
  void theApiGivesTheVeryBytesThatWereSigned() throws Exception {
    Edition last = books.inForce(CONTESTED.toString()).orElseThrow();
    byte[] bytes =
        ask("/api/v1/assessments/2019-06/book", OFFICE)
            .andExpect(status().isOk())
            .andExpect(header().string("ETag", "\"" + last.sha256() + "\""))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
        .isEqualTo(last.sha256());
    String key =
        ask("/api/v1/assessment-keys/" + last.keyId(), OFFICE)
            .andExpect(jsonPath("$.algorithm").value("Ed25519"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    Matcher told = Pattern.compile("\"publicKey\":\"([^\"]+)\"").matcher(key);
    assertThat(told.find()).isTrue();
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(told.group(1)))));
    signature.update(bytes);
    assertThat(signature.verify(Base64.getDecoder().decode(last.signature()))).isTrue();
    ask("/api/v1/assessment-keys/none", OFFICE).andExpect(status().isNotFound());
  }

  @Test
  void theApiTellsMonthsCardsAndRestatements() throws Exception {
    ask("/api/v1/assessments", OFFICE).andExpect(jsonPath("$[0].month").value("2020-04"));
    ask("/api/v1/assessments/2019-06", OFFICE)
        .andExpect(jsonPath("$.edition.kind").value("FINAL"))
        .andExpect(jsonPath("$.classes[0].members.length()").value(3))
        .andExpect(jsonPath("$.ties[0].metric").value("on-time"));
    ask("/api/v1/assessments/2019-06/units/d2", D2)
        .andExpect(jsonPath("$.card.code").value("d2"))
        .andExpect(jsonPath("$.card.lines[0].metric").value("on-time"))
        .andExpect(jsonPath("$.rules[0].knots.length()").value(3));
    ask("/api/v1/assessments/2019-06/units/d1", D2).andExpect(status().isForbidden());
    ask("/api/v1/assessments/2019-06/units/nobody", OFFICE).andExpect(status().isNotFound());
    ask("/api/v1/assessments/2019-11/restatements", OFFICE)
        .andExpect(jsonPath("$[0].edition.restatement").value(1))
        .andExpect(jsonPath("$[0].restatement.differences[0].code").value("p2"));
    ask("/api/v1/assessments/2018-01", OFFICE).andExpect(status().isNotFound());
    ask("/api/v1/assessments/2019-13", OFFICE)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("month"));
    send(post("/api/v1/assessments/2019-06/draft"), OFFICE)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.reason").value("PUBLISHED"));
    send(post("/api/v1/assessments/2019-06/draft"), D2).andExpect(status().isForbidden());
  }
}
