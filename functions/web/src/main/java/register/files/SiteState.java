package register.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// What a site's files reflect, so that the next run makes only what changed. Written after them: a run that is
/// interrupted is repeated.
///
/// @param look a hash of all that any page depends on besides the entries and the day
record SiteState(Sha256 look, Map<PolicyId, Made> policies) {
    private static final String FORMAT = "subprocessor-register-site-1";

    SiteState {
        policies = Map.copyOf(policies);
    }

    /// @param size of the log
    /// @param head the hash of its last entry
    /// @param zone the policy's time zone
    /// @param day there
    /// @param proofs of the entries
    /// @param languages of all editions that were ever on the site
    /// @param unfinished the dates of versions whose PDFs were not made yet
    record Made(
            long size,
            Sha256 head,
            ZoneId zone,
            LocalDate day,
            Proofs proofs,
            SortedSet<Language> languages,
            SortedSet<LocalDate> unfinished) {}

    /// @return empty if the host has none that can be read
    static Optional<SiteState> read(SiteHost host) throws IOException {
        Optional<Bytes> kept = host.kept();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try {
            Json.Obj state = (Json.Obj) JsonText.parse(kept.get().toArray());
            if (!state.text("format").equals(FORMAT)) {
                return Optional.empty();
            }
            var policies = new TreeMap<PolicyId, Made>();
            state.object("policies")
                    .members()
                    .forEach((policy, made) -> policies.put(new PolicyId(policy), made((Json.Obj) made)));
            return Optional.of(new SiteState(new Sha256(state.text("look")), policies));
        } catch (IllegalArgumentException | DateTimeException | ClassCastException _) {
            // All files are made again.
            return Optional.empty();
        }
    }

    /// True if no policy's day has begun since.
    boolean isOfToday(Clock clock) {
        return policies.values().stream()
                .allMatch(made -> made.day().equals(LocalDate.ofInstant(clock.instant(), made.zone())));
    }

    private static Made made(Json.Obj made) {
        var languages = new TreeSet<Language>();
        for (String tag : made.text("languages").split(" ", -1)) {
            languages.add(new Language(tag));
        }
        var unfinished = new TreeSet<LocalDate>();
        for (String date : made.texts("unfinished")) {
            unfinished.add(LocalDate.parse(date));
        }
        return new Made(
                count(made, "size"),
                new Sha256(made.text("head")),
                ZoneId.of(made.text("zone")),
                LocalDate.parse(made.text("day")),
                new Proofs(count(made, "stamped"), count(made, "witnessed"), count(made, "settled")),
                languages,
                unfinished);
    }

    private static long count(Json.Obj made, String name) {
        long count = Long.parseLong(made.text(name));
        if (count < 0) {
            throw new IllegalArgumentException(name + ": " + count + ": expected a number from 0");
        }
        return count;
    }

    void write(SiteHost host) throws IOException {
        Json.Builder all = Json.object();
        SortedMap<PolicyId, Made> sorted = new TreeMap<>(policies);
        sorted.forEach((policy, made) -> all.put(
                policy.value(),
                Json.object()
                        .put("size", Long.toString(made.size()))
                        .put("head", made.head().hex())
                        .put("zone", made.zone().getId())
                        .put("day", made.day().toString())
                        .put("stamped", Long.toString(made.proofs().stamped()))
                        .put("witnessed", Long.toString(made.proofs().witnessed()))
                        .put("settled", Long.toString(made.proofs().settled()))
                        .put("languages", tags(made.languages()))
                        .put("unfinished", Json.strings(dates(made.unfinished())))
                        .build()));
        Json.Obj state = Json.object()
                .put("format", FORMAT)
                .put("look", look.hex())
                .put("policies", all.build())
                .build();
        host.keep(Bytes.of(CanonicalJson.text(state).getBytes(UTF_8)));
    }

    private static String tags(Set<Language> languages) {
        return String.join(" ", languages.stream().map(Language::tag).toList());
    }

    private static List<String> dates(Set<LocalDate> dates) {
        return dates.stream().map(LocalDate::toString).toList();
    }
}
