package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policyfile.PolicyYaml;
import register.value.Language;
import register.words.Words;

/// The events of a policy, derived from one number: versions in force and announced, corrections, a withdrawal, a
/// redaction.
final class GeneratedHistory {
    /// The day on which all of it is published.
    static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    /// The languages with words, and others in each of the three alphabets.
    static final List<Language> LANGUAGES = Stream.concat(
                    Words.LANGUAGES.stream(),
                    Stream.of("de-AT", "sr", "sr-Latn", "es-419", "zh-Latn", "ru", "nn", "mk", "ca", "pt-BR")
                            .map(Language::new))
            .toList();

    /// An act of the company.
    sealed interface Step {}

    /// @param left the only member that the file omits; null to omit members at random
    record Publish(
            Json.Obj content, boolean corrects, @Nullable String left) implements Step {
        String file() {
            return PolicyYaml.write(content, java.util.Map.of());
        }

        String date() {
            return SoundFile.text(content, "effectiveDate");
        }
    }

    record Withdraw(String date) implements Step {}

    /// Removes the names of a person, then corrects a version that has the commitment in their place.
    record Redact(String subprocessor) implements Step {}

    final String slug;
    final List<Language> languages = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();
    final String reason;

    private final Random random;
    private final GeneratedPolicy.Dpa dpa;
    private final String zone;

    GeneratedHistory(long seed, GeneratedPolicy.Dpa dpa) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.dpa = dpa;
        this.slug = "p" + seed + (seed % 5 == 0 ? "-" + "x".repeat(50) : "");
        // The second language is half the list further on, so that a few numbers cover all; some have only one.
        int second = Math.floorMod((int) seed + LANGUAGES.size() / 2, LANGUAGES.size());
        int count = Math.max(1 + random.nextInt(4), second < Words.LANGUAGES.size() ? 2 : 1);
        for (int i = 0; i < count; i++) {
            int at = i == 1 ? second : Math.floorMod((int) seed + 7 * i, LANGUAGES.size());
            if (!languages.contains(LANGUAGES.get(at))) {
                languages.add(LANGUAGES.get(at));
            }
        }
        List<String> left = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            left.add(SchemaMembers.optional()
                    .get(Math.floorMod(
                            (int) (3 * seed) + i, SchemaMembers.optional().size())));
        }
        this.zone = left.contains("timeZone")
                ? "UTC"
                : List.of("UTC", "Europe/Tallinn", "America/St_Johns", "Pacific/Kiritimati")
                        .get(random.nextInt(4));
        this.reason = new Letters(random, languages.getFirst()).text(8);
        publish("2025-0" + (1 + random.nextInt(9)) + "-05", false, left.get(0));
        if (random.nextBoolean()) {
            publish(((Publish) steps.getFirst()).date(), true, null);
        }
        publish(TODAY.minusDays(random.nextInt(60)).toString(), false, left.get(1));
        publish("2031-03-01", false, left.get(2));
        if (random.nextInt(3) == 0) {
            publish("2031-09-01", false, null);
            steps.add(new Withdraw("2031-09-01"));
        }
        if (seed % 2 == 0) {
            person(seed).ifPresent(id -> steps.add(new Redact(id)));
        }
    }

    private void publish(String date, boolean corrects, @Nullable String left) {
        steps.add(new Publish(
                new GeneratedPolicy(random, languages, slug, LocalDate.parse(date), zone, dpa, left).content(),
                corrects,
                left));
    }

    /// A sole trader or a person named in the text: each in every third number, so that few have both.
    private Optional<String> person(long seed) {
        List<Json.Obj> all = steps.stream()
                .filter(Publish.class::isInstance)
                .flatMap(step -> persons(((Publish) step).content()).stream())
                .toList();
        boolean named = seed % 3 == 0;
        return all.stream()
                .filter(each -> named == (each.get("naturalPerson") == null))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(each -> SoundFile.text(each, "id"));
    }

    /// Sole traders and persons named in the text.
    static List<Json.Obj> persons(Json.Obj content) {
        var persons = new ArrayList<>(SoundFile.items(content, "persons"));
        SoundFile.items(content, "subprocessors").stream()
                .filter(each -> each.get("naturalPerson") == Json.Bool.TRUE)
                .forEach(persons::add);
        return persons;
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
