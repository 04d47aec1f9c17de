package register.policy;

import java.util.List;
import register.json.Json;
import register.json.Members;
import register.value.Term;

/// A number or code that identifies a company beyond one register, as the list states it.
public record Identifier(Scheme scheme, String value) {
    /// What issues or defines it. The acronyms are written as such in files, too.
    public enum Scheme implements Term {
        /// ISO 17442.
        LEI,
        /// Directive (EU) 2017/1132, Art. 16.
        EUID,
        VAT,
        /// The number in a national register.
        NATIONAL;

        @Override
        public String term() {
            return this == NATIONAL ? Term.super.term() : name();
        }

        private static Scheme of(String term) {
            return Term.find(Scheme.class, term)
                    .orElseThrow(() -> new IllegalArgumentException("expected LEI, EUID, VAT or national"));
        }
    }

    /// The values of one scheme, in the order of the list.
    public static List<String> values(List<Identifier> identifiers, Scheme scheme) {
        return identifiers.stream()
                .filter(identifier -> identifier.scheme() == scheme)
                .map(Identifier::value)
                .toList();
    }

    /// As members of a list.
    public static List<Json> json(List<Identifier> identifiers) {
        return identifiers.stream().map(Identifier::json).toList();
    }

    /// All of the member `identifiers`; none if it is not stated.
    public static List<Identifier> readAll(Members in) {
        return in.has("identifiers") ? in.list("identifiers", Identifier::read) : List.of();
    }

    private static Identifier read(Members in) {
        return new Identifier(in.required("scheme", Scheme::of), in.text("value"));
    }

    private Json json() {
        return Json.object().put("scheme", scheme.term()).put("value", value).build();
    }
}
