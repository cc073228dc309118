package io.xiaoneng.launcher.service;

import io.xiaoneng.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topics as {@code deploy/kafka/topics.properties} has them: one line a topic, {@code name =
 * partitions; setting=value, setting=value}.
 */
public final class Topics {
  private final List<NewTopic> topics;

  private Topics(List<NewTopic> topics) {
    this.topics = topics;
  }

  /**
   * Reads the file.
   *
   * @throws LaunchException naming the topic whose line cannot be read
   */
  public static Topics read(Path file) {
    Properties lines = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new LaunchException("cannot read " + file + " (" + e + ")", e);
    }
    List<NewTopic> topics = new ArrayList<>();
    for (String name : lines.stringPropertyNames()) {
      topics.add(topic(file, name, lines.getProperty(name)));
    }
    return new Topics(topics);
  }

  private static NewTopic topic(Path file, String name, String line) {
    String[] halves = line.split(";", 2);
    Map<String, String> settings = new TreeMap<>();
    try {
      for (String setting : halves.length == 1 ? new String[0] : halves[1].split(",")) {
        String[] pair = setting.strip().split("=", 2);
        settings.put(pair[0].strip(), pair[1].strip());
      }
      int partitions = Integer.parseInt(halves[0].strip());
      return new NewTopic(name, Optional.of(partitions), Optional.of((short) 1)).configs(settings);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new LaunchException(
          file
              + ": topic "
              + name
              + " must read 'partitions; setting=value, …', not '"
              + line
              + "'",
          e);
    }
  }

  /** Names of the topics. */
  public Set<String> names() {
    return topics.stream().map(NewTopic::name).collect(Collectors.toSet());
  }

  /** Creates the topics that are not there and brings the settings of the others to the file's. */
  public void apply(Admin admin) throws ExecutionException, InterruptedException {
    List<NewTopic> there = new ArrayList<>();
    for (NewTopic topic : topics) {
      try {
        admin.createTopics(List.of(topic)).all().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
        there.add(topic);
      }
    }
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (NewTopic topic : there) {
      List<AlterConfigOp> settings =
          topic.configs().entrySet().stream()
              .map(
                  setting ->
                      new AlterConfigOp(
                          new ConfigEntry(setting.getKey(), setting.getValue()),
                          AlterConfigOp.OpType.SET))
              .toList();
      changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), settings);
    }
    admin.incrementalAlterConfigs(changes).all().get();
  }
}
