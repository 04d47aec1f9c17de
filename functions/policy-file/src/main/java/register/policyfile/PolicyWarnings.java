package register.policyfile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import register.policy.Contact;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.PolicyVersion;
import register.policy.Relationship;
import register.policy.Section;
import register.policy.Subprocessor;
import register.policyfile.person.NameSlips;
import register.policyfile.person.RoleMailboxes;
import register.policyfile.said.FileWords;
import register.value.Problem;

/// Warns of points that deserve a second look before a sound version is published. A warning stops nothing.
public final class PolicyWarnings {
    /// Stems of "subcontractor" in Estonian, English, German and Slovak.
    private static final Pattern SUBCONTRACTOR = Pattern.compile(
            "alltöövõt|sub-?contract|unterauftragnehm|subunternehm|subdodáv|subdodav", Pattern.UNICODE_CASE);

    private PolicyWarnings() {}

    /// Warnings about a version that breaks no rule.
    public static List<Problem> of(PolicyVersion version, Clock clock) {
        var warnings = new ArrayList<Problem>();
        LocalDate today = LocalDate.ofInstant(clock.instant(), version.timeZone());
        if (version.effectiveDate().isBefore(today)) {
            warnings.add(new Problem("effectiveDate", version.effectiveDate().toString(), FileWords.say("past-date")));
        }
        List<String> addresses = version.requests().publicAddresses();
        for (int i = 0; i < addresses.size(); i++) {
            mailbox("requests.publicAddresses[" + i + "]", addresses.get(i), warnings);
        }
        version.editions().forEach((language, edition) -> {
            if (edition.status() == EditionStatus.MACHINE_TRANSLATION) {
                warnings.add(new Problem(
                        "editions." + language + ".status",
                        edition.status().term(),
                        FileWords.say("machine-translation")));
            }
        });
        for (int i = 0; i < version.subprocessors().size(); i++) {
            of(version.subprocessors().get(i), "subprocessors[" + i + "]", warnings);
        }
        warnings.addAll(NameSlips.of(version));
        unnamedSubcontractor(version).ifPresent(warnings::add);
        return List.copyOf(warnings);
    }

    private static void of(Subprocessor subprocessor, String path, List<Problem> warnings) {
        if (subprocessor.personal().legalName() == null && !subprocessor.redacted()) {
            warnings.add(new Problem(path, subprocessor.name(), FileWords.say("no-legal-name")));
        }
        Contact contact = subprocessor.personal().contact();
        // A natural person's contact is outside the chain, where it can be erased.
        if (contact != null && !subprocessor.naturalPerson()) {
            contact.role().texts().forEach((language, role) -> {
                if (RoleMailboxes.looksLikeAName(role)) {
                    warnings.add(new Problem(path + ".contact.role." + language, role, FileWords.say("persons-role")));
                }
            });
            mailbox(path + ".contact.email", contact.email(), warnings);
        }
        for (int i = 0; i < subprocessor.engagements().size(); i++) {
            warnings.addAll(Transfers.of(subprocessor.engagements().get(i), path + ".engagements[" + i + "]"));
        }
    }

    private static void mailbox(String path, String address, List<Problem> warnings) {
        if (!RoleMailboxes.isRole(address)) {
            warnings.add(new Problem(path, address, FileWords.say("persons-mailbox")));
        }
    }

    private static Optional<Problem> unnamedSubcontractor(PolicyVersion version) {
        boolean named = version.subprocessors().stream()
                .anyMatch(subprocessor -> subprocessor.relationship() == Relationship.CONTRACTOR);
        if (named) {
            return Optional.empty();
        }
        return version.editions().keySet().stream()
                .flatMap(language -> sections("editions." + language, version.edition(language)))
                .findFirst();
    }

    private static Stream<Problem> sections(String path, Edition edition) {
        return IntStream.range(0, edition.sections().size()).boxed().flatMap(i -> {
            return texts(edition.sections().get(i))
                    .filter(text ->
                            SUBCONTRACTOR.matcher(text.toLowerCase(Locale.ROOT)).find())
                    .limit(1)
                    .map(text ->
                            new Problem(path + ".sections[" + i + "]", text, FileWords.say("unnamed-subcontractors")));
        });
    }

    private static Stream<String> texts(Section section) {
        return Stream.of(
                        Stream.ofNullable(section.heading()), section.paragraphs().stream(), section.bullets().stream())
                .flatMap(texts -> texts);
    }
}
