package io.xiaoneng.importer.mapping;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a YAML file into nodes that know their lines. */
final class YamlFile {

  private YamlFile() {}

  /**
   * Reads the file.
   *
   * @param what it is, for messages, such as "mapping"
   * @throws ImportFailure for what cannot be read or is no YAML mapping
   */
  static YamlMap read(Path path, String what) {
    String file = path.getFileName().toString();
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      LoadSettings settings =
          LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(false).build();
      Node node =
          new Compose(settings)
              .composeReader(reader)
              .orElseThrow(() -> new ImportFailure(file + " is empty, it must hold a " + what));
      return new YamlNode(file, "", node).map();
    } catch (MarkedYamlEngineException broken) {
      String line =
          broken.getProblemMark().map(mark -> ", line " + (mark.getLine() + 1)).orElse("");
      throw new ImportFailure(file + line + ": no YAML: " + broken.getProblem(), broken);
    } catch (YamlEngineException broken) {
      throw new ImportFailure(file + ": no YAML: " + broken.getMessage(), broken);
    } catch (IOException unreadable) {
      throw new ImportFailure(
          "the " + what + " " + path + " cannot be read: " + unreadable, unreadable);
    }
  }
}
