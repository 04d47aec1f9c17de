package register.read.lookup;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import register.policy.Country;
import register.policy.Engagement;
import register.policy.Location;
import register.policy.Subprocessor;
import register.value.Term;

/// Places of processing, as a filter for engagements. A region known only by the policy's own word matches every
/// choice: a
/// filter must not hide what it cannot classify.
public enum PlaceFilter implements Term {
    IN,
    OUT,
    UNSTATED;

    private static final Set<String> EEA_REGIONS = Set.of("EU", "EEA");
    private static final Set<String> OTHER_REGIONS = Set.of("APAC");

    /// The choices that an engagement matches.
    public static Set<PlaceFilter> of(Engagement engagement) {
        var all = EnumSet.noneOf(PlaceFilter.class);
        if (engagement.locations().isEmpty()) {
            all.add(UNSTATED);
        }
        for (Location location : engagement.locations()) {
            switch (location.place()) {
                case Location.InCountry in -> all.add(of(in.country()));
                case Location.InRegion in -> all.addAll(ofRegion(in.region()));
                case Location.Unstated _ -> all.add(UNSTATED);
            }
        }
        return all;
    }

    /// The choice that each country and region of the engagements matches; those that match all choices are left out.
    public static Map<String, PlaceFilter> byPlace(List<Subprocessor> subprocessors) {
        var all = new TreeMap<String, PlaceFilter>();
        for (Subprocessor subprocessor : subprocessors) {
            for (Engagement engagement : subprocessor.engagements()) {
                for (Location location : engagement.locations()) {
                    if (location.place() instanceof Location.InCountry in) {
                        all.put(in.country().code(), of(in.country()));
                    } else if (location.place() instanceof Location.InRegion in
                            && ofRegion(in.region()).size() == 1) {
                        all.put(in.region(), ofRegion(in.region()).iterator().next());
                    }
                }
            }
        }
        return all;
    }

    private static PlaceFilter of(Country country) {
        return country.isInEea() ? IN : OUT;
    }

    private static Set<PlaceFilter> ofRegion(String region) {
        if (Country.isCode(region)) {
            return Set.of(of(new Country(region)));
        }
        return EEA_REGIONS.contains(region)
                ? Set.of(IN)
                : OTHER_REGIONS.contains(region) ? Set.of(OUT) : EnumSet.allOf(PlaceFilter.class);
    }
}
