package register.importing.meaning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.importing.meaning.PlaceParts.Joint;
import register.importing.meaning.PlaceParts.Part;
import register.policy.Country;
import register.policy.Location;

/// The places that a text names.
public final class PlaceNames {
    private static final int LONGEST = 500;
    private static final Set<String> CONTAINING = Set.of("EU", "EEA", "EUROPE");

    /// Countries of the European Economic Area that are not in the European Union.
    private static final Set<String> ONLY_EEA = Set.of("IS", "LI", "NO");

    /// Other European countries.
    private static final Set<String> ONLY_EUROPE = Set.of("GB", "CH", "UA", "TR", "RS", "AL", "BA", "MK", "ME", "MD");

    /// The maximum number of unknown parts before a place, such as its city.
    private static final int MANY = 1;

    private static final int SHORT = 3;

    /// A place as the source states it.
    ///
    /// @param detail the words for a place within it; absent if there are none
    /// @param doubtful true if a person should check
    public record StatedPlace(
            Location.Place place, @Nullable String detail, boolean doubtful) {}

    private record Found(String code, Joint joint, @Nullable String detail, boolean doubtful) {}

    private final List<Found> found = new ArrayList<>();
    private final List<Part> pending = new ArrayList<>();

    private PlaceNames() {}

    /// The country or region that the words name, if they name nothing else but "location" or "customers".
    public static Optional<Location.Place> named(String words) {
        List<Part> parts = words.length() > LONGEST ? List.of() : PlaceParts.of(words, Gazetteer.of(Gazetteer.ANY));
        String code = parts.size() == 1 && parts.getFirst().words().isEmpty()
                ? parts.getFirst().place()
                : null;
        return Optional.ofNullable(code).map(PlaceNames::place);
    }

    /// True if the words name a country, a region or a known city, and nothing else.
    public static boolean isPlace(String words) {
        List<Part> parts = words.length() > LONGEST ? List.of() : PlaceParts.of(words, Gazetteer.of(Gazetteer.ANY));
        return parts.size() == 1
                && parts.getFirst().words().isEmpty()
                && (parts.getFirst().place() != null || parts.getFirst().city() != null);
    }

    /// Every place that the words name; one unstated place if they name no country and no region.
    ///
    /// @param language the words' language tag
    public static List<StatedPlace> told(String words, String language) {
        List<Part> parts = words.length() > LONGEST ? List.of() : PlaceParts.of(words, Gazetteer.of(language));
        List<String> codes = codes(words);
        if (!codes.isEmpty()) {
            return codes.stream()
                    .map(code -> new StatedPlace(place(code), null, false))
                    .toList();
        }
        String folded = String.join(" ", Fold.words(words));
        if (LanguageWords.of(language).stream()
                .anyMatch(one -> one.set("unstated").contains(folded))) {
            return List.of(new StatedPlace(Location.Unstated.UNSTATED, null, false));
        }
        var places = new PlaceNames();
        boolean state = parts.size() == 2
                && "US".equals(parts.getLast().place())
                && Gazetteer.isState(parts.getFirst().text());
        if (state) {
            return List.of(new StatedPlace(place("US"), parts.getFirst().text(), true));
        }
        parts.forEach(places::add);
        places.end();
        return places.told(words);
    }

    /// True if the words are names of places and nothing else.
    public static boolean isPlain(String words, String language) {
        List<Part> parts = words.length() > LONGEST ? List.of() : PlaceParts.of(words, Gazetteer.of(language));
        int said = parts.stream()
                .mapToInt(part ->
                        part.place() == null ? 0 : Fold.words(part.text()).size())
                .sum();
        long all = Fold.words(words).stream()
                .filter(word -> !Gazetteer.of(language).joins(word))
                .count();
        return said >= all || !codes(words).isEmpty();
    }

    /// True if the words say more than those places: a longer word that names none and is in no detail.
    public static boolean sayMore(String words, List<StatedPlace> told, String language) {
        Gazetteer names = Gazetteer.of(language);
        List<Part> parts = words.length() > LONGEST ? List.of() : PlaceParts.of(words, names);
        var placed = new HashSet<String>();
        for (Part part : parts) {
            if (part.place() != null || part.city() != null) {
                placed.addAll(Fold.words(part.text()));
                placed.removeAll(Fold.words(String.join(" ", part.words())));
            }
        }
        told.stream()
                .flatMap(one -> Stream.ofNullable(one.detail()))
                .map(Fold::words)
                .forEach(placed::addAll);
        return Fold.words(words).stream()
                .anyMatch(word ->
                        word.length() > SHORT && !placed.contains(word) && !names.isBeside(word) && !names.joins(word));
    }

    /// The codes of a text with several codes and nothing else, each for its country.
    private static List<String> codes(String words) {
        List<String> codes = List.of(words.strip().split("\\s*[,;/+&]\\s*|\\s+"));
        boolean state = codes.size() == 2 && codes.getLast().equals("US") && Gazetteer.isState(codes.getFirst());
        return codes.size() > 1
                        && !state
                        && codes.size() < LONGEST
                        && codes.stream().allMatch(Country::isCode)
                ? codes
                : List.of();
    }

    private void add(Part part) {
        boolean apart = part.joint() == Joint.AND || part.joint() == Joint.STOP;
        String place = part.place();
        if (apart || (place != null && !belongs(place))) {
            end();
        }
        if (place == null) {
            pending.add(part);
            return;
        }
        long unknown = pending.stream().filter(one -> isUnknown(one, place)).count();
        boolean between = unknown > 0
                && !found.isEmpty()
                && pending.getFirst().joint() == Joint.COMMA
                && found.getLast().detail() == null;
        var details = new ArrayList<>(pending.stream().map(Part::text).toList());
        if (!part.words().isEmpty()) {
            details.add(String.join(" ", part.words()));
        }
        pending.clear();
        found.add(new Found(place, part.joint(), joined(details), unknown > MANY || between || part.doubtful()));
    }

    /// True if the parts before the place may lie in it: they do not explain an earlier place or name a city elsewhere.
    private boolean belongs(String place) {
        boolean before = !pending.isEmpty()
                && (pending.getFirst().joint() == Joint.NONE
                        || pending.getFirst().joint() == Joint.EXPLAINS);
        return !(before && !found.isEmpty()) && pending.stream().allMatch(one -> isIn(one, place));
    }

    /// True if nothing shows that the part lies in that place: it is no known city, no state and no line of an address.
    private static boolean isUnknown(Part part, String place) {
        boolean known = part.city() != null || (place.equals("US") && part.isState());
        return !known && part.text().chars().noneMatch(Character::isDigit);
    }

    /// The details except for names in capitals and words in lower case, which are not places.
    private static @Nullable String joined(List<String> details) {
        List<String> places = details.stream()
                .filter(one -> Character.isUpperCase(one.charAt(0)) || Character.isDigit(one.charAt(0)))
                .filter(one -> one.length() <= 2 || !one.equals(one.toUpperCase(Locale.ROOT)))
                .toList();
        return places.isEmpty() ? null : String.join(", ", places);
    }

    /// Assigns the remaining parts: details of the place before, cities of their own, or words for no known place.
    private void end() {
        var words = new ArrayList<Part>();
        for (Part part : pending) {
            if (part.city() != null && !isMore(part)) {
                var details = new ArrayList<>(words.stream().map(Part::text).toList());
                details.add(part.text());
                found.add(new Found(part.city(), part.joint(), joined(details), words.size() > MANY));
                words.clear();
            } else {
                words.add(part);
            }
        }
        pending.clear();
        for (Part part : words) {
            if (isMore(part)) {
                Found last = found.removeLast();
                String detail = joined(List.of(part.text()));
                String both =
                        last.detail() == null ? detail : detail == null ? last.detail() : last.detail() + ", " + detail;
                found.add(new Found(last.code(), last.joint(), both, last.doubtful()));
            } else {
                found.add(new Found("", part.joint(), part.text(), true));
            }
        }
    }

    /// True if the part belongs to the place before it.
    private boolean isMore(Part part) {
        boolean apart = part.joint() == Joint.AND || part.joint() == Joint.STOP;
        return !apart
                && !found.isEmpty()
                && !found.getLast().code().isEmpty()
                && isIn(part, found.getLast().code());
    }

    private List<StatedPlace> told(String words) {
        if (found.stream().allMatch(one -> one.code().isEmpty())) {
            boolean nothing = Fold.words(words).stream().noneMatch(word -> word.length() > 1);
            return List.of(new StatedPlace(Location.Unstated.UNSTATED, nothing ? null : words, !nothing));
        }
        boolean ofCompany = Stream.of(words.split("[,;/()]"))
                .anyMatch(part -> LegalForm.in(part.strip()).isPresent());
        var told = new ArrayList<StatedPlace>();
        for (int i = 0; i < found.size(); i++) {
            Found one = found.get(i);
            var place = new StatedPlace(place(one.code()), one.detail(), one.doubtful() || ofCompany);
            if (!isWider(i) && !told.contains(place)) {
                told.add(place);
            }
        }
        return told;
    }

    /// True for a region that only locates the country beside it: "Germany (EU)", "EU: Germany, Ireland".
    private boolean isWider(int at) {
        Found region = found.get(at);
        if (!CONTAINING.contains(region.code())) {
            return false;
        }
        boolean two = found.size() == 2 && found.get(1).joint().compareTo(Joint.EXPLAINS) <= 0;
        boolean before = at > 0
                && contains(region.code(), found.get(at - 1).code())
                && (two || region.joint() == Joint.EXPLAINS);
        boolean behind = at + 1 < found.size()
                && contains(region.code(), found.get(at + 1).code())
                && (two || found.get(at + 1).joint() == Joint.EXPLAINS);
        return before || behind;
    }

    /// True if the city or state that the part names, if any, may lie in that place.
    private static boolean isIn(Part part, String place) {
        String country = part.city();
        return country == null || country.equals(place) || contains(place, country);
    }

    private static boolean contains(String region, String country) {
        if (!CONTAINING.contains(region) || !Country.isCode(country)) {
            return false;
        }
        boolean eea = new Country(country).isInEea();
        return switch (region) {
            case "EU" -> eea && !ONLY_EEA.contains(country);
            case "EEA" -> eea;
            default -> eea || ONLY_EUROPE.contains(country);
        };
    }

    private static Location.Place place(String code) {
        if (code.isEmpty()) {
            return Location.Unstated.UNSTATED;
        }
        return Country.isCode(code) ? new Location.InCountry(new Country(code)) : new Location.InRegion(code);
    }
}
