package register.read.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policy.AppliesWhen;
import register.policy.Engagement;
import register.policy.Engagement.DataKind;
import register.policy.Identifier;
import register.policy.PersonalFields;
import register.policy.Subprocessor;
import register.value.Language;
import register.value.Term;

/// What a list states and CycloneDX has no member for: properties named after the members of the list's JSON form.
final class CycloneDxProperties {
    private static final String NAMESPACE = "subprocessor-list:";

    private final List<Json> all = new ArrayList<>();

    List<Json> all() {
        return List.copyOf(all);
    }

    /// @param name after the namespace
    /// @param value null adds none
    void add(String name, @Nullable Object value) {
        if (value != null) {
            all.add(Json.object()
                    .put("name", NAMESPACE + name)
                    .put("value", value.toString())
                    .build());
        }
    }

    /// @param of begins their names
    void addIdentifiers(String of, List<Identifier> identifiers) {
        for (Identifier identifier : identifiers) {
            add(of + "identifiers:" + identifier.scheme().term(), identifier.value());
        }
    }

    /// Those of a subprocessor and its engagements.
    static List<Json> of(Subprocessor subprocessor, Language language) {
        PersonalFields fields = subprocessor.personal();
        var properties = new CycloneDxProperties();
        properties.add("registrationId", fields.registrationId());
        properties.addIdentifiers("", fields.identifiers());
        properties.add("relationship", term(subprocessor.relationship()));
        properties.add("naturalPerson", subprocessor.naturalPerson() ? "true" : null);
        properties.add("redacted", subprocessor.redacted() ? "true" : null);
        properties.add("parentId", subprocessor.parentId());
        properties.add("dpaUrl", fields.dpaUrl());
        properties.add("subprocessorListUrl", fields.subprocessorListUrl());
        for (Engagement engagement : subprocessor.engagements()) {
            properties.addEngagement(engagement, "engagements:" + engagement.id() + ":", language);
        }
        return properties.all();
    }

    private void addEngagement(Engagement engagement, String name, Language language) {
        add(name + "service", engagement.service().in(language));
        add(name + "purpose", engagement.purpose().in(language));
        add(name + "category", engagement.category().stated());
        CsvList.locations(engagement, language).forEach(place -> add(name + "locations", place));
        CsvList.transfers(engagement).forEach(one -> add(name + "transfers", one));
        for (String persons : DataKind.names(engagement.dataSubjectCategories(), language)) {
            add(name + "dataSubjectCategories", persons);
        }
        add(
                name + "retention",
                engagement.retention() == null ? null : engagement.retention().in(language));
        AppliesWhen when = engagement.appliesWhen();
        if (when != null) {
            add(name + "region", when.region());
            add(
                    name + "feature",
                    when.feature() == null ? null : when.feature().name().in(language));
            add(name + "optional", when.optional());
        }
        add(name + "modelTraining", engagement.modelTraining());
        add(name + "newCustomersFrom", engagement.newCustomersFrom());
        add(name + "existingCustomersFrom", engagement.existingCustomersFrom());
        add(name + "endsOn", engagement.endsOn());
    }

    private static @Nullable String term(@Nullable Term term) {
        return term == null ? null : term.term();
    }
}
