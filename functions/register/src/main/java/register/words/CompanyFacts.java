package register.words;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.policy.Company;

/// A company's legal details for readers.
public final class CompanyFacts {
    private CompanyFacts() {}

    /// The legal name, then one line each for address with country, registration number, mailbox and role. Details that
    /// the policy does not state are omitted.
    public static List<String> of(Company company, Words glossary) {
        var lines = new ArrayList<String>();
        lines.add(company.legalName());
        String seat = Seat.of(company.address(), company.country(), glossary.language());
        add(lines, seat.isEmpty() ? null : seat);
        if (company.registrationId() != null) {
            lines.add(glossary.get("registration-id") + glossary.colon() + company.registrationId());
        }
        add(lines, company.email());
        if (company.role() != null) {
            lines.add(glossary.get("company-role") + glossary.colon() + glossary.get("company-role", company.role()));
        }
        return lines;
    }

    private static void add(List<String> lines, @Nullable String line) {
        if (line != null) {
            lines.add(line);
        }
    }
}
