package register.checks;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.policy.Country;
import register.value.Language;
import register.words.LongDate;
import register.words.Places;
import register.words.Words;

/// One fact in a version's content, found by walking it along the schema. Every surface that shows the content must
/// state it in one of its forms.
///
/// @param member of the schema
/// @param kind of value in the schema
/// @param value as stated
/// @param language of the text; null for none
record Fact(
        String member, String kind, Json value, @Nullable String language) {
    /// Members whose words are stored under another name.
    private static final Map<String, String> VOCABULARIES = Map.of(
            "company.role",
            "company-role",
            "identifier.scheme",
            "identifier",
            "location.role",
            "location-role",
            "dateBasis",
            "date-basis",
            "edition.status",
            "edition-status");

    /// All facts.
    static List<Fact> of(Json content) {
        var facts = new ArrayList<Fact>();
        collect(SchemaMembers.Place.ROOT, content, null, facts);
        return List.copyOf(facts);
    }

    private static void collect(SchemaMembers.Place place, Json value, @Nullable String language, List<Fact> facts) {
        switch (value) {
            case Json.Obj object ->
                object.members()
                        .forEach((name, inner) ->
                                collect(place.member(name), inner, place.isByLanguage() ? name : language, facts));
            case Json.Arr array -> array.items().forEach(item -> collect(place.item(), item, language, facts));
            default -> facts.add(new Fact(place.name(), place.kind(), value, language));
        }
    }

    /// Texts are kept in normal form C, numbers and choices as they are.
    Fact normal() {
        return value instanceof Json.Str(String text)
                ? new Fact(member, kind, Json.of(Normalizer.normalize(text, Normalizer.Form.NFC)), language)
                : this;
    }

    /// With the names of the persons in place of their placeholders; empty if one's name was removed.
    Optional<Fact> naming(List<Json.Obj> persons) {
        if (!(value instanceof Json.Str(String text)) || !text.contains("{d0}")) {
            return Optional.of(this);
        }
        String named = text;
        for (Json.Obj person : persons) {
            if (person.get("person") != null) {
                return Optional.empty();
            }
            String id = SoundFile.text(person, "id");
            named = named.replace("{" + id + "}", SoundFile.text(person, "name"))
                    .replace("{" + id + ".email}", SoundFile.text(person, "email"));
        }
        return Optional.of(new Fact(member, kind, Json.of(named), language));
    }

    boolean isIn(Language wanted) {
        return language == null || language.equals(wanted.tag());
    }

    /// As a program reads it; booleans have separate fields, which `verify-log` compares.
    List<String> stated() {
        return switch (value) {
            case Json.Str(String text) -> List.of(text);
            case Json.Num number -> List.of(CanonicalJson.text(number));
            default -> List.of();
        };
    }

    /// The forms in which people read it; empty if no form is known. If the register has no words in the edition's
    /// language, its own words are English.
    List<String> said(Language edition) {
        Words glossary = Words.glossary().in(edition);
        return Stream.of(edition, glossary.language())
                .flatMap(reader -> said(reader, glossary).stream())
                .distinct()
                .toList();
    }

    private List<String> said(Language reader, Words glossary) {
        if (value instanceof Json.Num number) {
            return List.of(
                    member.equals("transfer.module")
                            ? glossary.get("module." + number.value())
                            : Long.toString(number.value()));
        }
        if (!(value instanceof Json.Str(String text))) {
            return List.of();
        }
        return switch (kind) {
            case "country" -> List.of(Places.country(new Country(text), reader));
            case "region" -> List.of(Places.region(text, glossary));
            case "date" -> List.of(LongDate.of(LocalDate.parse(text), reader), text);
            case "enum", "category" ->
                text.equals("dpf")
                        ? Stream.of("mechanism.dpf", "dpf-from.CH", "dpf-from.GB")
                                .map(glossary::get)
                                .toList()
                        : List.of(glossary.find(vocabulary() + "." + text).orElse(text));
            case "local-date-time" ->
                List.of(LongDate.of(LocalDateTime.parse(text).toLocalDate(), reader));
            case "languageTag" -> List.of(Places.language(new Language(text), reader), text);
            default -> List.of(text);
        };
    }

    private String vocabulary() {
        return VOCABULARIES.getOrDefault(member, member.substring(member.lastIndexOf('.') + 1));
    }

    boolean isOf(Set<String> members) {
        return members.stream().anyMatch(each -> member.equals(each) || member.startsWith(each + "."));
    }

    @Override
    public String toString() {
        return member + (language == null ? "" : "." + language) + ": " + value;
    }
}
