package io.xiaoneng.simulator.run;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.simulator.Profile;
import io.xiaoneng.simulator.city.City;
import io.xiaoneng.simulator.city.CityBuilder;
import io.xiaoneng.simulator.life.CaseLife;
import io.xiaoneng.simulator.life.Life;
import io.xiaoneng.simulator.life.OfficeTime;
import io.xiaoneng.simulator.life.PointLife;
import io.xiaoneng.simulator.life.Rhythm;
import java.time.ZoneId;

/**
 * Every life of the city by its address: a day, a cell and an index. The same seed, zone and
 * profile give the same lives, in whatever order they are asked for. Belongs to one thread.
 */
public final class World {

  /** The cell under which service points are addressed. */
  public static final int POINTS = City.CELLS;

  private final long seed;
  private final City city;
  private final OfficeTime office;
  private final Rhythm rhythm;
  private final CaseLife cases;
  private final PointLife points;

  /** A city whose heartbeats go back as far as it does. */
  public World(long seed, ZoneId zone, Profile profile) {
    this(seed, zone, profile, Long.MIN_VALUE);
  }

  /**
   * A city.
   *
   * @param beatsFrom first day with heartbeats, an epoch day
   */
  public World(long seed, ZoneId zone, Profile profile, long beatsFrom) {
    this.seed = seed;
    city = CityBuilder.build(seed);
    office = new OfficeTime(WorkCalendar.of("cn"), zone);
    rhythm = new Rhythm(city, office, profile.perWorkingDay());
    cases = new CaseLife(seed, city, office, rhythm);
    points = new PointLife(seed, city, office, profile.beatEvery(), beatsFrom);
  }

  public City city() {
    return city;
  }

  public OfficeTime office() {
    return office;
  }

  /** Number of lives that begin on that day in that cell; cells go from 0 to {@link #POINTS}. */
  public int lives(long day, int cell) {
    return cell == POINTS ? city.points().size() : rhythm.cases(seed, day, cell);
  }

  /** The life at that address. */
  public Life life(long day, int cell, int index) {
    return cell == POINTS ? points.of(day, index) : cases.of(day, cell, index);
  }
}
