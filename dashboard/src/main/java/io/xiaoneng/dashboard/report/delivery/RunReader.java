package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.metric.BadParameterException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Runs as pages and the API show them, by pages. */
@Service
class RunReader {

  static final int ON_A_PAGE = 50;
  static final int DISPATCHES = 100;
  private static final int LAST_PAGE = 10_000;

  private final RunStore runs;
  private final FileStore files;
  private final DispatchStore dispatches;
  private final RunDesk desk;

  RunReader(RunStore runs, FileStore files, DispatchStore dispatches, RunDesk desk) {
    this.runs = runs;
    this.files = files;
    this.dispatches = dispatches;
    this.desk = desk;
  }

  /** A page of runs; {@code total} is of all pages. */
  record Runs(long total, int page, List<RunView> runs) {}

  /**
   * A run with what it made and what became of it.
   *
   * @param filesPage which page of the files, and of the deliveries, from 1
   */
  record One(
      RunView run,
      int filesPage,
      List<RunView.FileView> files,
      List<RunView.RoundView> rounds,
      int dispatchCount,
      int dispatchPage,
      List<RunView.DispatchView> dispatches) {}

  Runs list(Run.@Nullable State state, @Nullable Long schedule, int page) {
    check(page);
    List<RunView> found =
        runs.list(state, schedule, (page - 1) * ON_A_PAGE, ON_A_PAGE).stream()
            .map(this::view)
            .toList();
    return new Runs(runs.count(state, schedule), page, found);
  }

  RunView view(long id) {
    return view(desk.find(id));
  }

  One one(long id, Dispatch.@Nullable State state, int filesPage, int page) {
    check(filesPage);
    check(page);
    Run run = desk.find(id);
    return new One(
        view(run),
        filesPage,
        files.list(id, (filesPage - 1) * DISPATCHES, DISPATCHES).stream()
            .map(RunView.FileView::of)
            .toList(),
        dispatches.rounds(id).stream().map(RunView.RoundView::of).toList(),
        dispatches.count(id, state),
        page,
        dispatches.list(id, state, (page - 1) * DISPATCHES, DISPATCHES).stream()
            .map(RunView.DispatchView::of)
            .toList());
  }

  private RunView view(Run run) {
    return RunView.of(run, files.count(run.id()), dispatches.rounds(run.id()));
  }

  private static void check(int page) {
    if (page < 1 || page > LAST_PAGE) {
      throw new BadParameterException("page", "page must be from 1 to " + LAST_PAGE);
    }
  }
}
