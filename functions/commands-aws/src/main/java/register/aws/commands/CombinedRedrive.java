package register.aws.commands;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import register.mail.GivenUp;
import register.mail.Redrive;

/// Lists items given up in several places as one.
final class CombinedRedrive implements Redrive {
    private final List<Redrive> places;
    private final Map<GivenUp, Redrive> found = new LinkedHashMap<>();

    CombinedRedrive(Redrive... places) {
        this.places = List.of(places);
    }

    @Override
    public List<GivenUp> all() {
        found.clear();
        places.forEach(place -> place.all().forEach(given -> found.putIfAbsent(given, place)));
        return List.copyOf(found.keySet());
    }

    @Override
    public Tried again(GivenUp given) {
        return Objects.requireNonNull(found.get(given), "not of the last list").again(given);
    }

    @Override
    public void close() {
        places.forEach(Redrive::close);
    }
}
