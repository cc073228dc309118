package io.xiaoneng.dashboard.assessment;

import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.event.CanonicalJson;
import io.xiaoneng.event.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Books as canonical JSON (RFC 8785). What an older program kept is read by a newer one; its bytes
 * stay what they were.
 */
@Component
class BookJson {

  private static final String CLASSES = "classes";
  private static final String CARDS = "cards";

  private final JsonMapper mapper =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /**
   * A book in parts.
   *
   * @param head canonical JSON of the book with empty lists of cards
   * @param cards canonical JSON of each card, by class
   */
  record Parts(String head, List<List<String>> cards) {}

  /** Takes a book apart. */
  Parts parts(Book book) {
    List<List<String>> cards =
        book.classes().stream()
            .map(each -> each.cards().stream().map(this::canonical).toList())
            .toList();
    List<BookClass> bare =
        book.classes().stream()
            .map(
                each ->
                    new BookClass(
                        each.scheme(),
                        each.id(),
                        each.name(),
                        each.dimension(),
                        List.of(),
                        each.ties()))
            .toList();
    return new Parts(
        canonical(
            new Book(
                book.month(), book.asOf(), book.knownAt(), book.versions(), book.schemes(), bare)),
        cards);
  }

  /** The canonical JSON of the whole book. */
  byte[] whole(Parts parts) {
    ObjectNode head = (ObjectNode) mapper.readTree(parts.head());
    ArrayNode classes = (ArrayNode) head.get(CLASSES);
    for (int i = 0; i < parts.cards().size(); i++) {
      ArrayNode cards = mapper.createArrayNode();
      parts.cards().get(i).forEach(each -> cards.add(mapper.readTree(each)));
      ((ObjectNode) classes.get(i)).set(CARDS, cards);
    }
    return bytes(head);
  }

  /** The book that those parts make. */
  Book book(Parts parts) {
    Book bare = mapper.readValue(parts.head(), Book.class);
    List<BookClass> classes = new ArrayList<>();
    for (int i = 0; i < bare.classes().size(); i++) {
      BookClass each = bare.classes().get(i);
      classes.add(
          new BookClass(
              each.scheme(),
              each.id(),
              each.name(),
              each.dimension(),
              i < parts.cards().size()
                  ? parts.cards().get(i).stream().map(this::card).toList()
                  : List.of(),
              each.ties()));
    }
    return new Book(
        bare.month(), bare.asOf(), bare.knownAt(), bare.versions(), bare.schemes(), classes);
  }

  /** A card. */
  Scorecard card(String json) {
    return mapper.readValue(json, Scorecard.class);
  }

  /** Anything else that is kept, canonically. */
  String canonical(Object value) {
    return new String(bytes(mapper.valueToTree(value)), StandardCharsets.UTF_8);
  }

  /** What was kept by {@link #canonical}. */
  <T> T read(String json, Class<T> type) {
    return mapper.readValue(json, type);
  }

  private byte[] bytes(JsonNode tree) {
    try {
      return new CanonicalJson().canonical(mapper.writeValueAsBytes(tree));
    } catch (JsonException e) {
      throw new IllegalStateException("a book was written as no JSON", e);
    }
  }
}
