package io.xiaoneng.streets.osm;

import com.graphhopper.GraphHopper;
import com.graphhopper.config.Profile;
import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.NodeAccess;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.GHUtility;
import com.graphhopper.util.PMap;
import com.graphhopper.util.PointList;
import io.xiaoneng.circle.street.StreetBuilder;
import io.xiaoneng.circle.street.StreetNetwork;
import io.xiaoneng.streets.StreetsFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads an OpenStreetMap extract and keeps what may be walked. Which way may be walked, and in
 * which direction, is GraphHopper's foot profile's to say: stairs and bridges are ways, a locked
 * gate cuts one, private ground counts as it does there. Lengths are GraphHopper's too.
 */
public final class OsmImport {

  private static final String PROFILE = "foot";

  /** What the foot model asks of every way. */
  private static final String ENCODED_VALUES =
      "foot_access, foot_priority, foot_average_speed, foot_road_access, hike_rating, mtb_rating,"
          + " average_slope, max_slope, country, road_class, road_environment, ferry_speed";

  private static final List<String> ENDINGS = List.of(".osm.pbf", ".pbf", ".osm", ".osm.gz");

  private OsmImport() {}

  /**
   * Imports an extract.
   *
   * @param file PBF, or XML packed or not
   * @throws StreetsFailure where it is missing, cut, damaged, of another kind, or holds no street
   */
  public static StreetNetwork read(Path file) {
    String name = String.valueOf(file.getFileName());
    if (!Files.isReadable(file)) {
      throw new StreetsFailure("the extract " + file + " is not there or cannot be read");
    }
    if (ENDINGS.stream().noneMatch(name::endsWith)) {
      throw new StreetsFailure(
          "the extract " + file + " is of an unknown kind, must end in one of " + ENDINGS);
    }
    if (name.endsWith(".pbf")) {
      PbfCheck.check(file);
    }
    Path scratch = scratch();
    try {
      return imported(file, scratch);
    } finally {
      delete(scratch);
    }
  }

  private static StreetNetwork imported(Path file, Path scratch) {
    GraphHopper hopper = new GraphHopper();
    Profile foot =
        new Profile(PROFILE).setCustomModel(GHUtility.loadCustomModelFromJar("foot.json"));
    hopper
        .setOSMFile(file.toString())
        .setGraphHopperLocation(scratch.resolve("graph").toString())
        .setEncodedValuesString(ENCODED_VALUES)
        .setProfiles(foot)
        .setStoreOnFlush(false)
        // Islands stay: they are named, not dropped.
        .setMinNetworkSize(0);
    try {
      try {
        hopper.importOrLoad();
      } catch (RuntimeException broken) {
        throw new StreetsFailure(
            "the extract " + file + " cannot be read, it is cut or damaged: " + reason(broken),
            broken);
      }
      StreetNetwork network =
          walkable(hopper.getBaseGraph(), hopper.createWeighting(foot, new PMap()));
      if (network.edges() == 0) {
        throw new StreetsFailure(
            "the extract "
                + file
                + " has no street that can be walked; is it cut after its nodes?");
      }
      return network;
    } finally {
      hopper.close();
    }
  }

  private static String reason(Throwable thrown) {
    Throwable deepest = thrown;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private static StreetNetwork walkable(BaseGraph graph, Weighting weighting) {
    StreetBuilder streets = new StreetBuilder();
    NodeAccess places = graph.getNodeAccess();
    for (int node = 0; node < graph.getNodes(); node++) {
      streets.node(places.getLon(node), places.getLat(node));
    }
    AllEdgesIterator edge = graph.getAllEdges();
    while (edge.next()) {
      boolean forward = Double.isFinite(weighting.calcEdgeWeight(edge, false));
      boolean backward = Double.isFinite(weighting.calcEdgeWeight(edge, true));
      if (forward || backward) {
        streets.edge(
            edge.getBaseNode(),
            edge.getAdjNode(),
            edge.getDistance(),
            forward,
            backward,
            shape(edge.fetchWayGeometry(FetchMode.PILLAR_ONLY)));
      }
    }
    return streets.build();
  }

  private static double[] shape(PointList points) {
    double[] shape = new double[points.size() * 2];
    for (int i = 0; i < points.size(); i++) {
      shape[2 * i] = points.getLon(i);
      shape[2 * i + 1] = points.getLat(i);
    }
    return shape;
  }

  private static Path scratch() {
    try {
      return Files.createTempDirectory("streets-");
    } catch (IOException full) {
      throw new UncheckedIOException("no temporary directory can be made", full);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> inside = Files.walk(directory)) {
      for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException stays) {
      throw new UncheckedIOException("the temporary directory " + directory + " stays", stays);
    }
  }
}
