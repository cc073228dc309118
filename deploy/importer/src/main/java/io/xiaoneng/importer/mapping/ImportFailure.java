package io.xiaoneng.importer.mapping;

/**
 * Ends an import. The message is one sentence for the person at the terminal: it names the file,
 * the line where there is one, and the key or column.
 */
public final class ImportFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ImportFailure(String sentence) {
    super(sentence);
  }

  public ImportFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
