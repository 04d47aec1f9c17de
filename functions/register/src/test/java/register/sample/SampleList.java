package register.sample;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import register.json.Json;
import register.json.JsonText;
import register.policy.Engagement;
import register.policy.Localized;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.form.PolicyCodec;
import register.policy.form.PolicyView;

/// Subprocessors and engagements for tests.
public final class SampleList {
    /// An unstated location.
    public static final Json UNSTATED = Json.object().put("unstated", true).build();

    private SampleList() {}

    /// @param with sets its fields, at least a name, in the form of a policy file
    public static Subprocessor subprocessor(String id, Consumer<Json.Builder> with, Engagement... engagements) {
        return subprocessor(
                Json.object().put("id", id).put("engagements", Json.array(List.of(engagements), PolicyView::stored)),
                with);
    }

    /// The subprocessor with other values.
    ///
    /// @param with sets them; `Json.Null` removes a field
    public static Subprocessor changed(Subprocessor subprocessor, Consumer<Json.Builder> with) {
        return subprocessor(Json.object().putAll(PolicyView.stored(subprocessor).members()), with);
    }

    /// An engagement for support, without a stated place.
    ///
    /// @param with sets other values, in the form of a policy file
    public static Engagement engagement(String id, Localized service, Localized purpose, Consumer<Json.Builder> with) {
        return engagement(
                Json.object()
                        .put("id", id)
                        .put("service", texts(service.texts()))
                        .put("purpose", texts(purpose.texts()))
                        .put("category", "support")
                        .put("locations", Json.array(List.of(UNSTATED))),
                with);
    }

    /// The engagement with other values.
    ///
    /// @param with sets them; `Json.Null` removes a field
    public static Engagement changed(Engagement engagement, Consumer<Json.Builder> with) {
        return engagement(Json.object().putAll(PolicyView.stored(engagement).members()), with);
    }

    /// The version with other values.
    ///
    /// @param with sets them; `Json.Null` removes a field
    public static PolicyVersion changed(PolicyVersion version, Consumer<Json.Builder> with) {
        Json.Builder form = Json.object().putAll(PolicyCodec.encode(version).members());
        with.accept(form);
        return PolicyCodec.decode(form.build());
    }

    /// A text in each of its languages.
    public static Json.Obj texts(Map<?, String> byLanguage) {
        var texts = new TreeMap<String, Json>();
        byLanguage.forEach((language, text) -> texts.put(language.toString(), Json.of(text)));
        return new Json.Obj(texts);
    }

    /// The text in English only.
    public static Json.Obj english(String text) {
        return Json.object().put("en", text).build();
    }

    /// Kinds of data or of persons, named in English.
    public static Json kinds(List<String> names) {
        return Json.array(
                names, name -> Json.object().put("name", english(name)).build());
    }

    private static Engagement engagement(Json.Builder form, Consumer<Json.Builder> with) {
        with.accept(form);
        Json.Obj engagement = form.build();
        return subprocessor("x", in -> in.put("legalName", "X").put("engagements", Json.array(List.of(engagement))))
                .engagements()
                .getFirst();
    }

    private static Subprocessor subprocessor(Json.Builder form, Consumer<Json.Builder> with) {
        with.accept(form);
        return PolicyCodec.decode(Json.object()
                        .put("policy", "sample")
                        .put("effectiveDate", "2026-01-01")
                        .put("dateBasis", "effective")
                        .put("editions", JsonText.parse("""
                                {"en": {"status": "original", "title": "List", "provider": "Acme", "sections": []}}"""))
                        .put("subprocessors", Json.array(List.of(form.build())))
                        .build())
                .subprocessors()
                .getFirst();
    }
}
