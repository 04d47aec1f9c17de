package register.read.export;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import register.json.Json;
import register.policy.Country;

/// A provider as the ITS identifies one: the company of a list, or one of its subprocessors.
///
/// @param id in the list; `company` for the company
/// @param stated what the list states about it
record DoraProvider(String id, Json.Obj stated) {
    private static final Code NONE = new Code("", "");

    /// A code and its type, in the words of the ITS (column B_05.01.0020); both are empty if there is none.
    record Code(String value, String type) {
        boolean isMissing() {
            return value.isEmpty();
        }
    }

    /// The code that identifies it. A legal person has an LEI or an EUID, outside the EEA only an LEI; other codes are
    /// for sole traders.
    Code code() {
        return codes().stream()
                .filter(code -> switch (code.type()) {
                    case "LEI" -> true;
                    case "EUID" -> isPerson() || mayHaveEuid();
                    default -> isPerson();
                })
                .findFirst()
                .orElse(NONE);
    }

    /// The next code that is stated.
    Code additionalCode() {
        Code first = code();
        return codes().stream()
                .filter(each -> !each.type().equals(first.type()))
                .findFirst()
                .orElse(NONE);
    }

    /// What a list would have to state for a code.
    String expectedCode() {
        return isPerson() ? "identifiers" : mayHaveEuid() ? "an LEI or EUID" : "an LEI";
    }

    private boolean mayHaveEuid() {
        return !Country.isCode(country()) || new Country(country()).isInEea();
    }

    /// By type, one each, in the order in which the ITS prefers them.
    private List<Code> codes() {
        Map<String, String> byScheme = new LinkedHashMap<>();
        for (Json each : stated.list("identifiers")) {
            if (each instanceof Json.Obj identifier) {
                byScheme.putIfAbsent(identifier.text("scheme"), identifier.text("value"));
            }
        }
        byScheme.putIfAbsent("national", stated.text("registrationId"));
        var codes = new ArrayList<Code>();
        for (String scheme : List.of("LEI", "EUID", "VAT", "national")) {
            String value = byScheme.getOrDefault(scheme, "");
            if (!value.isEmpty()) {
                codes.add(new Code(value, scheme.equals("national") ? "CRN" : scheme));
            }
        }
        return codes;
    }

    String legalName() {
        return stated.text("legalName");
    }

    /// Empty if no name is in Latin letters.
    String latinName() {
        return Stream.of(legalName(), isErased() ? "" : stated.text("displayName"))
                .filter(name -> !name.isEmpty() && isLatin(name))
                .findFirst()
                .orElse("");
    }

    private static boolean isLatin(String name) {
        return name.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN);
    }

    String country() {
        return stated.text("country");
    }

    String typeOfPerson() {
        return isPerson()
                ? "Individual acting in a business capacity"
                : "Legal person, excluding individual acting in a business capacity";
    }

    private boolean isPerson() {
        return Json.of(true).equals(stated.get("naturalPerson"));
    }

    /// In place of an erased name, a list has words that say so.
    private boolean isErased() {
        return Json.of(true).equals(stated.get("redacted"));
    }
}
