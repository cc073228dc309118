package io.xiaoneng.simulator.run;

import io.xiaoneng.simulator.life.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Asks the broker for the end offsets. */
public final class KafkaMark implements HistoryMark {

  private static final long WAIT_SECONDS = 60;

  private final String servers;

  public KafkaMark(String servers) {
    this.servers = servers;
  }

  @Override
  public void write(Path directory) throws IOException {
    TreeSet<String> lines = new TreeSet<>();
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
      List<String> topics = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
      Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
      for (TopicDescription topic :
          admin
              .describeTopics(topics)
              .allTopicNames()
              .get(WAIT_SECONDS, TimeUnit.SECONDS)
              .values()) {
        topic
            .partitions()
            .forEach(
                p ->
                    wanted.put(
                        new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
      }
      for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
          admin.listOffsets(wanted).all().get(WAIT_SECONDS, TimeUnit.SECONDS).entrySet()) {
        lines.add(end.getKey() + "=" + end.getValue().offset());
      }
    } catch (ExecutionException | TimeoutException silent) {
      throw new EventOut.SendFailed(
          "Kafka at " + servers + " does not tell its end offsets", silent);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EventOut.Stopped();
    }
    Path next = directory.resolve(FILE + ".new");
    Files.write(next, lines);
    Files.move(
        next,
        directory.resolve(FILE),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }
}
