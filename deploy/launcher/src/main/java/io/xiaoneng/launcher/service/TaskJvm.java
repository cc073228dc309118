package io.xiaoneng.launcher.service;

import java.util.ArrayList;
import java.util.List;

/**
 * How the JVM is set that the job's operators run in; the bench measures the job under the same.
 */
public final class TaskJvm {

  /**
   * Methods that are compiled by themselves. Left alone, the compiler copies the decoder, the fold
   * and the rows into every caller up the chain of operators, five times over: in the first minute
   * that takes more processor time than the events do, and until it is done they run slowly.
   */
  private static final List<String> APART =
      List.of(
          "io.xiaoneng.event.EventDecoder::decode",
          "io.xiaoneng.event.EventDecoder::data",
          "io.xiaoneng.event.References::check",
          "io.xiaoneng.event.JsonTape::read",
          "io.xiaoneng.event.JsonTape::object",
          "io.xiaoneng.event.JsonTape::quoted",
          "io.xiaoneng.event.JsonNodes::sortMembers",
          "io.xiaoneng.event.CanonicalJson::hash",
          "io.xiaoneng.event.CanonicalJson::object",
          "io.xiaoneng.event.EventWriter::encode",
          "io.xiaoneng.event.EventReader::read",
          "io.xiaoneng.event.EventReader::data",
          "io.xiaoneng.casefile.CaseState::merge",
          "io.xiaoneng.casefile.CaseState::events",
          "io.xiaoneng.casefile.CaseFold::fold",
          "io.xiaoneng.casefile.*::of",
          "io.xiaoneng.casefile.Rules::*",
          "io.xiaoneng.calendar.WorkCalendar::*",
          "io.xiaoneng.calendar.LocalDays::*",
          "io.xiaoneng.registry.MutableRegistry::*",
          "io.xiaoneng.cube.CubeContribution::of",
          "io.xiaoneng.cube.CubeCell::encode",
          "io.xiaoneng.cube.CubeCell::addEncoded",
          "io.xiaoneng.row.CaseRowEncoder::*",
          "io.xiaoneng.job.intake.IntakeOperator::processElement",
          "io.xiaoneng.job.intake.ArchiveRow::encode",
          "io.xiaoneng.job.casefile.CaseOperator::*",
          "io.xiaoneng.job.casefile.ContributionCodec::encode",
          "io.xiaoneng.job.casefile.ContributionCodec::decode",
          "io.xiaoneng.job.casefile.Addends::place",
          "io.xiaoneng.job.cube.CubeOperator::*",
          "io.xiaoneng.row.CubeRowEncoder::encode",
          "io.xiaoneng.job.cube.CellAddress::*",
          "io.xiaoneng.job.BundlingOperator::processElement",
          "io.xiaoneng.job.WriteBackCache::get",
          "io.xiaoneng.job.WriteBackCache::settle",
          "org.apache.flink.streaming.runtime.io.RecordWriterOutput::collectAndCheckIfChained",
          "org.apache.flink.runtime.io.network.api.writer.RecordWriter::emit",
          "org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperator::processElement",
          "org.apache.kafka.clients.consumer.internals.CompletedFetch::nextFetchedRecord");

  private TaskJvm() {}

  /**
   * Its options.
   *
   * @param heap megabytes
   */
  public static List<String> options(int heap) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-XX:+UseParallelGC",
                // Half of the heap for what lives as long as a batch: with the usual third, and
                // while the heap still grows, rows on their way are copied several times over.
                "-Xms" + heap + "m",
                "-XX:NewRatio=1",
                // Otherwise each of the next is told on standard output.
                "-XX:CompileCommand=quiet"));
    APART.forEach(method -> options.add("-XX:CompileCommand=dontinline," + method));
    return List.copyOf(options);
  }
}
