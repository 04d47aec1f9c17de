package register.read.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policy.Contact;
import register.policy.Country;
import register.policy.Engagement;
import register.policy.Engagement.DataKind;
import register.policy.PersonalFields;
import register.policy.Subprocessor;
import register.value.Language;
import register.words.Names;
import register.words.Seat;
import register.words.Words;

/// Subprocessors as services of CycloneDX, each once: those that a listed subprocessor engages are behind it.
final class CycloneDxServices {
    private final Language language;

    /// By the id of the one that engages them; empty if that one is not listed. Whoever is taken is a service already.
    private final Map<String, List<Subprocessor>> engaged = new LinkedHashMap<>();

    private CycloneDxServices(List<Subprocessor> shown, Language language) {
        this.language = language;
        var listed = new HashSet<String>();
        for (Subprocessor each : shown) {
            listed.add(each.id());
        }
        for (Subprocessor each : shown) {
            String parent = each.parentId();
            engaged.computeIfAbsent(parent != null && listed.contains(parent) ? parent : "", _ -> new ArrayList<>())
                    .add(each);
        }
    }

    static List<Json> of(List<Subprocessor> shown, Language language) {
        var services = new CycloneDxServices(shown, language);
        List<Json> all = services.engagedBy("");
        // Those that engage each other, which the rules of policies refuse.
        while (!services.engaged.isEmpty()) {
            all.addAll(services.engagedBy(services.engaged.keySet().iterator().next()));
        }
        return all;
    }

    private List<Json> engagedBy(String parent) {
        List<Subprocessor> taken = engaged.remove(parent);
        var services = new ArrayList<Json>();
        if (taken != null) {
            for (Subprocessor each : taken) {
                services.add(service(each));
            }
        }
        return services;
    }

    private Json service(Subprocessor subprocessor) {
        PersonalFields fields = subprocessor.personal();
        String name = Names.of(subprocessor, Words.glossary().in(language));
        return Json.object()
                .put("bom-ref", subprocessor.id())
                .put("name", fields.displayName() == null ? name : fields.displayName())
                .put("description", description(subprocessor))
                .put("provider", provider(subprocessor, name))
                .put("x-trust-boundary", true)
                .putNonEmpty("data", data(subprocessor))
                .putNonEmpty("services", engagedBy(subprocessor.id()))
                .putNonEmpty("properties", CycloneDxProperties.of(subprocessor, language))
                .build();
    }

    private @Nullable String description(Subprocessor subprocessor) {
        Set<String> purposes = new TreeSet<>();
        var lines = new StringBuilder();
        for (Engagement engagement : subprocessor.engagements()) {
            String purpose = engagement.purpose().in(language);
            if (purposes.add(purpose)) {
                lines.append(lines.isEmpty() ? "" : "\n").append(purpose);
            }
        }
        return lines.isEmpty() ? null : lines.toString();
    }

    private Json.Builder provider(Subprocessor subprocessor, String name) {
        PersonalFields fields = subprocessor.personal();
        Contact contact = fields.contact();
        return Json.object()
                .put("name", name)
                .put("address", address(fields.address(), subprocessor.country(), language))
                .putNonEmpty(
                        "url",
                        fields.website() == null
                                ? List.of()
                                : List.of(Json.of(fields.website().toString())))
                .putNonEmpty(
                        "contact",
                        contact == null
                                ? List.of()
                                : List.of(Json.object()
                                        .put("name", contact.role().in(language))
                                        .put("email", contact.email())
                                        .build()));
    }

    /// The list does not divide addresses into their parts.
    static @Nullable Json address(@Nullable String address, @Nullable Country country, Language language) {
        return address == null && country == null
                ? null
                : Json.object()
                        .put("streetAddress", Seat.street(address, country, language))
                        .put("country", country == null ? null : country.code())
                        .build();
    }

    /// The list states no direction of the data.
    private List<Json> data(Subprocessor subprocessor) {
        var data = new ArrayList<Json>();
        for (Engagement engagement : subprocessor.engagements()) {
            for (DataKind kind : engagement.personalDataCategories()) {
                String name = kind.name().in(language);
                data.add(Json.object()
                        .put("flow", "unknown")
                        .put("classification", kind.iri() == null ? name : kind.iri())
                        .put("name", name)
                        .put("description", engagement.service().in(language))
                        .build());
            }
        }
        return data;
    }
}
