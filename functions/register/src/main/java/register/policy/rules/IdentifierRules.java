package register.policy.rules;

import java.util.List;
import java.util.regex.Pattern;
import register.policy.Identifier;
import register.policy.Identifier.Scheme;

/// Rules for the identifiers of a company or a subprocessor.
final class IdentifierRules {
    private static final Pattern LEI = Pattern.compile("[0-9A-Z]{18}[0-9]{2}");

    /// The country, its register, a full stop, and the number there, perhaps with a check digit after `_`.
    private static final Pattern EUID = Pattern.compile(
            "(AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IS|IT|LI|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK)"
                    + "[0-9A-Za-z]{1,20}\\.[0-9A-Za-z][0-9A-Za-z ./-]{0,60}(_[0-9A-Za-z]{1,10})?");

    private IdentifierRules() {}

    static void check(String path, List<Identifier> identifiers, RuleFindings findings) {
        for (int i = 0; i < identifiers.size(); i++) {
            Identifier identifier = identifiers.get(i);
            String at = path + "[" + i + "].value";
            findings.line(at, identifier.value());
            switch (identifier.scheme()) {
                case LEI -> lei(at, identifier.value(), findings);
                case EUID -> form(EUID.matcher(identifier.value()).matches(), at, identifier, findings);
                case VAT -> vat(at, identifier, findings);
                case NATIONAL -> {}
            }
        }
        findings.distinct(
                path,
                identifiers.stream()
                        .map(each -> each.scheme().term() + " " + each.value())
                        .toList());
    }

    private static void lei(String at, String value, RuleFindings findings) {
        if (!LEI.matcher(value).matches()) {
            findings.add(at, value, "identifier-form", Scheme.LEI.term(), "529900T8BM49AURSDO55");
        } else if (!CheckDigits.mod97(value)) {
            findings.add(at, value, "check-digits", "LEI, ISO 17442");
        }
    }

    private static void vat(String at, Identifier identifier, RuleFindings findings) {
        String compact = VatNumbers.compact(identifier.value());
        boolean formed = VatNumbers.isFormed(compact);
        form(formed, at, identifier, findings);
        if (formed && !VatNumbers.isRight(compact)) {
            findings.add(at, identifier.value(), "check-digits", "VAT, " + VatNumbers.country(compact));
        }
    }

    private static void form(boolean formed, String at, Identifier identifier, RuleFindings findings) {
        if (!formed) {
            String example = identifier.scheme() == Scheme.EUID ? "DEK1101R.HRB116737" : "DE136695976";
            findings.add(
                    at,
                    identifier.value(),
                    "identifier-form",
                    identifier.scheme().term(),
                    example);
        }
    }
}
