package register.checks;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import register.policy.Category;
import register.policy.DateBasis;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Localized;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.policy.Section;
import register.policy.Subprocessor;
import register.policy.form.PolicyCodec;
import register.sample.SampleList;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;

/// Numbered versions: the number is in every text and determines how many subprocessors they list, so that a mixture
/// of two is visible.
///
/// @param number from 1; every fifth corrects the previous one, and the others have their own dates
record Numbered(int number) {
    static final PolicyId POLICY = new PolicyId("numbered");

    /// The numbers of the versions in an answer. Only names may occur in a note about another version.
    static final Pattern MARK = Pattern.compile("(?:List|Provider|What|what) n([0-9]+)n");

    private static final LocalDate FIRST = LocalDate.parse("2020-01-01");
    private static final int CORRECTED = 5;

    boolean isCorrection() {
        return number % CORRECTED == 0;
    }

    LocalDate date() {
        return FIRST.plusDays(isCorrection() ? number - 1 : number);
    }

    int subprocessors() {
        return 1 + number % 7;
    }

    String purpose() {
        return "Runs what n%dn needs".formatted(number);
    }

    String contentHash() {
        return Bytes.canonical(PolicyCodec.encode(version())).hash().hex();
    }

    PolicyVersion version() {
        var edition = new Edition(
                EditionStatus.ORIGINAL,
                "List n%dn".formatted(number),
                "Provider n%dn".formatted(number),
                List.of(new Section(
                        null, List.of("What n%dn states".formatted(number)), List.of(), Category.INFRASTRUCTURE)));
        return new PolicyVersion(
                POLICY,
                date(),
                DateBasis.EFFECTIVE,
                ZoneId.of("UTC"),
                null,
                Language.ENGLISH,
                new TreeMap<>(Map.of(Language.ENGLISH, edition)),
                IntStream.range(0, subprocessors()).mapToObj(this::subprocessor).toList(),
                RequestChannel.NONE,
                null,
                null,
                null);
    }

    private Subprocessor subprocessor(int at) {
        return SampleList.subprocessor(
                "host-%d".formatted(at),
                in -> in.put("legalName", "Host n%dn %c".formatted(number, 'A' + at)),
                SampleList.engagement(
                        "servers-n%dn".formatted(number),
                        text("Servers n%dn".formatted(number)),
                        text(purpose()),
                        in -> in.put("category", "infrastructure")));
    }

    private static Localized text(String words) {
        return Localized.of(Map.of(Language.ENGLISH, words));
    }
}
