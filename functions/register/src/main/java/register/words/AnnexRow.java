package register.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import register.policy.Contact;
import register.policy.Engagement;
import register.policy.Engagement.DataKind;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.value.Language;

/// A sub-processor in the form of the standard contractual clauses (Commission Implementing Decision (EU) 2021/914,
/// Annex III): name, address, contact person, description of the processing with a delimitation of responsibilities.
/// Details that the policy does not state are marked as such; nothing is inferred.
///
/// @param name one line each, the name first
/// @param address one line each
/// @param contact one line each; a policy has role mailboxes, never persons
/// @param description the processing; responsibilities are delimited by purpose, place and customers
public record AnnexRow(List<String> name, List<String> address, List<String> contact, List<Part> description) {
    public AnnexRow {
        name = List.copyOf(name);
        address = List.copyOf(address);
        contact = List.copyOf(contact);
        description = List.copyOf(description);
    }

    /// Engagements for one purpose, in one row.
    ///
    /// @param purpose empty if the service already says it
    /// @param lines places, customers and data, one line each
    public record Part(String service, String purpose, List<String> lines) {
        public Part {
            lines = List.copyOf(lines);
        }
    }

    /// The fields that engagements must share to be in one row.
    private record Purpose(
            String service,
            String further,
            List<String> personalDataCategories,
            List<String> dataSubjectCategories,
            String retention) {}

    /// A row per subprocessor, in the order of the list.
    ///
    /// @param listed the version's subprocessors and engagements to show
    /// @param edition the language of the rows, one of the version's
    public static List<AnnexRow> of(PolicyVersion version, List<Subprocessor> listed, Language edition) {
        Words glossary = Words.glossary().in(edition);
        return listed.stream()
                .map(subprocessor -> new AnnexRow(
                        name(version, subprocessor, glossary),
                        address(subprocessor, glossary, edition),
                        contact(subprocessor, glossary, edition),
                        description(subprocessor, glossary, edition)))
                .toList();
    }

    private static List<String> name(PolicyVersion version, Subprocessor subprocessor, Words glossary) {
        var lines = new ArrayList<String>();
        lines.add(Names.of(subprocessor, glossary));
        if (subprocessor.personal().legalName() == null && !subprocessor.redacted()) {
            lines.add(glossary.get("legal-name-not-stated"));
        } else if (subprocessor.personal().displayName() != null
                && !subprocessor
                        .personal()
                        .displayName()
                        .equals(subprocessor.personal().legalName())) {
            lines.add(subprocessor.personal().displayName());
        }
        if (subprocessor.personal().registrationId() != null) {
            lines.add(glossary.get("registration-id")
                    + glossary.colon()
                    + subprocessor.personal().registrationId());
        }
        lines.addAll(CompanyFacts.identifiers(subprocessor.personal().identifiers(), glossary));
        if (subprocessor.parentId() != null) {
            lines.add(glossary.get("annex-engaged-by", Names.of(version, subprocessor.parentId(), glossary)));
        }
        return lines;
    }

    private static List<String> address(Subprocessor subprocessor, Words glossary, Language edition) {
        var lines = new ArrayList<String>();
        String address = subprocessor.personal().address();
        lines.add(address == null ? unstated(subprocessor, glossary) : address);
        if (subprocessor.country() != null
                && (address == null || !Seat.names(address, subprocessor.country(), edition))) {
            lines.add(glossary.get("country") + glossary.colon() + Places.country(subprocessor.country(), edition));
        }
        return lines;
    }

    /// For a redacted person, missing details count as erased.
    private static String unstated(Subprocessor subprocessor, Words glossary) {
        return glossary.get(subprocessor.redacted() ? "removed" : "not-stated");
    }

    private static List<String> contact(Subprocessor subprocessor, Words glossary, Language edition) {
        Contact contact = subprocessor.personal().contact();
        return contact == null
                ? List.of(unstated(subprocessor, glossary))
                : List.of(
                        glossary.get("annex-person", glossary.get("not-stated")),
                        glossary.get("annex-position", contact.role().in(edition)),
                        contact.email());
    }

    private static List<Part> description(Subprocessor subprocessor, Words glossary, Language edition) {
        var purposes = subprocessor.engagements().stream()
                .collect(Collectors.groupingBy(
                        engagement -> new Purpose(
                                engagement.service().in(edition),
                                engagement.furtherPurpose(edition).orElse(""),
                                DataKind.names(engagement.personalDataCategories(), edition),
                                DataKind.names(engagement.dataSubjectCategories(), edition),
                                engagement.retention() == null
                                        ? ""
                                        : engagement.retention().in(edition)),
                        LinkedHashMap::new,
                        Collectors.toList()));
        var parts = new ArrayList<Part>();
        purposes.forEach((purpose, engagements) -> {
            var lines = new ArrayList<String>();
            for (Engagement engagement : engagements) {
                lines.add(where(engagement, glossary, edition));
            }
            if (!purpose.personalDataCategories().isEmpty()) {
                lines.add(glossary.get("personal-data", String.join(", ", purpose.personalDataCategories())));
            }
            if (!purpose.dataSubjectCategories().isEmpty()) {
                lines.add(glossary.get("data-subjects", String.join(", ", purpose.dataSubjectCategories())));
            }
            if (!purpose.retention().isEmpty()) {
                lines.add(glossary.get("retention", purpose.retention()));
            }
            parts.add(new Part(purpose.service(), purpose.further(), lines));
        });
        return parts;
    }

    private static String where(Engagement engagement, Words glossary, Language edition) {
        String place = glossary.get("location") + glossary.colon() + Places.locations(engagement, glossary, edition);
        String appliesTo = Places.appliesTo(engagement.appliesWhen(), glossary, edition);
        return appliesTo.isEmpty() ? place : place + " – " + glossary.get("applies-to") + glossary.colon() + appliesTo;
    }
}
