package register.policy.form;

import java.util.ArrayList;
import register.json.Json;
import register.policy.Contact;
import register.policy.Edition;
import register.policy.Engagement;
import register.policy.Localized;
import register.policy.Location;
import register.policy.Section;
import register.policy.Subprocessor;
import register.value.Language;

/// Parts of a version as JSON for readers: with the member names of the stored form, but each text as a plain
/// string in one language.
public final class PolicyView {
    private PolicyView() {}

    /// A subprocessor with its engagements.
    ///
    /// @param language of one of the version's editions
    /// @param removed the words that replace the name of a redacted person
    public static Json.Obj subprocessor(Subprocessor subprocessor, Language language, String removed) {
        Json.Builder fields = PolicyWriter.subprocessorFields(subprocessor);
        Contact contact = subprocessor.personal().contact();
        if (contact != null) {
            fields.put("contact", contact.json(Json.of(contact.role().in(language))));
        }
        if (subprocessor.redacted()) {
            fields.put("redacted", true).put("displayName", removed);
        }
        var engagements = new ArrayList<Json>();
        for (Engagement engagement : subprocessor.engagements()) {
            engagements.add(engagement(engagement, language));
        }
        return fields.put("engagements", Json.array(engagements)).build();
    }

    /// An engagement. Its `locations` are never empty: if the policy names none, there is one with `"unstated": true`.
    public static Json.Obj engagement(Engagement engagement, Language language) {
        var locations = new ArrayList<Json>();
        for (Location location : engagement.locations()) {
            Localized detail = location.detail();
            locations.add(PolicyWriter.location(location, detail == null ? null : Json.of(detail.in(language))));
        }
        if (locations.isEmpty()) {
            locations.add(Json.object().put("unstated", true).build());
        }
        Localized retention = engagement.retention();
        return PolicyWriter.engagementFields(engagement)
                .put("service", engagement.service().in(language))
                .put("purpose", engagement.purpose().in(language))
                .put("appliesWhen", PolicyWriter.appliesWhen(engagement.appliesWhen(), language))
                .putNonEmpty(
                        "personalDataCategories", PolicyWriter.kinds(engagement.personalDataCategories(), language))
                .putNonEmpty("dataSubjectCategories", PolicyWriter.kinds(engagement.dataSubjectCategories(), language))
                .put("retention", retention == null ? null : Json.of(retention.in(language)))
                .put("locations", Json.array(locations))
                .build();
    }

    /// A subprocessor in its stored form, every text in all its languages.
    public static Json.Obj stored(Subprocessor subprocessor) {
        return PolicyWriter.subprocessor(subprocessor);
    }

    /// An engagement in its stored form, every text in all its languages.
    public static Json.Obj stored(Engagement engagement) {
        return PolicyWriter.engagement(engagement);
    }

    public static Json.Obj stored(Edition edition) {
        return PolicyWriter.edition(edition);
    }

    /// A section of an edition in its stored form.
    public static Json.Obj stored(Section section) {
        return PolicyWriter.section(section);
    }
}
