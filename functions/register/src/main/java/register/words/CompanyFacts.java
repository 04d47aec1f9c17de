package register.words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.policy.Company;
import register.policy.Identifier;

/// A company's legal details for readers.
public final class CompanyFacts {
    private CompanyFacts() {}

    /// The legal name, then one line each for address with country, registration number, identifiers, mailbox and role.
    /// Details that
    /// the policy does not state are omitted.
    public static List<String> of(Company company, Words glossary) {
        var lines = new ArrayList<String>();
        lines.add(company.legalName());
        String seat = Seat.of(company.address(), company.country(), glossary.language());
        add(lines, seat.isEmpty() ? null : seat);
        if (company.registrationId() != null) {
            lines.add(glossary.get("registration-id") + glossary.colon() + company.registrationId());
        }
        lines.addAll(identifiers(company.identifiers(), glossary));
        add(lines, company.email());
        if (company.role() != null) {
            lines.add(glossary.get("company-role") + glossary.colon() + glossary.get("company-role", company.role()));
        }
        return lines;
    }

    /// A line for each scheme, with its name.
    public static List<String> identifiers(List<Identifier> identifiers, Words glossary) {
        return Stream.of(Identifier.Scheme.values())
                .filter(scheme -> !Identifier.values(identifiers, scheme).isEmpty())
                .map(scheme -> glossary.get("identifier", scheme)
                        + glossary.colon()
                        + String.join(", ", Identifier.values(identifiers, scheme)))
                .toList();
    }

    private static void add(List<String> lines, @Nullable String line) {
        if (line != null) {
            lines.add(line);
        }
    }
}
