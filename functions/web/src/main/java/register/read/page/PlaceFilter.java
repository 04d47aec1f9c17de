package register.read.page;

import java.util.EnumSet;
import java.util.Set;
import register.policy.Country;
import register.policy.Engagement;
import register.policy.Location;
import register.value.Term;

/// Places of processing, as a filter for rows. A region known only by the policy's own word matches every choice: a
/// filter must not hide what it cannot classify.
public enum PlaceFilter implements Term {
    IN,
    OUT,
    UNSTATED;

    private static final Set<String> EEA_REGIONS = Set.of("EU", "EEA");
    private static final Set<String> OTHER_REGIONS = Set.of("APAC");

    static Set<PlaceFilter> of(PageList.Row row) {
        var all = EnumSet.noneOf(PlaceFilter.class);
        row.lines().forEach(line -> line.engagements().forEach(engagement -> all.addAll(of(engagement))));
        return all;
    }

    private static Set<PlaceFilter> of(Engagement engagement) {
        var all = EnumSet.noneOf(PlaceFilter.class);
        if (engagement.locations().isEmpty()) {
            all.add(UNSTATED);
        }
        for (Location location : engagement.locations()) {
            switch (location.place()) {
                case Location.InCountry in -> all.add(in.country().isInEea() ? IN : OUT);
                case Location.InRegion in -> all.addAll(ofRegion(in.region()));
                case Location.Unstated _ -> all.add(UNSTATED);
            }
        }
        return all;
    }

    private static Set<PlaceFilter> ofRegion(String region) {
        if (Country.isCode(region)) {
            return Set.of(new Country(region).isInEea() ? IN : OUT);
        }
        return EEA_REGIONS.contains(region)
                ? Set.of(IN)
                : OTHER_REGIONS.contains(region) ? Set.of(OUT) : EnumSet.allOf(PlaceFilter.class);
    }
}
