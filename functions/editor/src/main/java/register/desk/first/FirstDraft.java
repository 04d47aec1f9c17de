package register.desk.first;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import register.editor.desk.FileText;
import register.editor.form.FormTree;
import register.editor.form.NewIds;
import register.importing.meaning.LegalForm;
import register.json.Json;
import register.policyfile.OpenQuestions;
import register.policyfile.PersonQuestions;
import register.policyfile.PolicyYaml;
import register.value.Bytes;
import register.value.PolicyId;

/// The draft that the import makes of a page, under a name for addresses.
///
/// @param source the file, with the import's comments
public record FirstDraft(PolicyId policy, Bytes source) {
    private static final String NAMELESS = "subprocessors";
    private static final String POLICY = "policy";

    /// A new list, named after the company that the page names.
    ///
    /// @param taken the names of other lists
    public static FirstDraft of(Bytes imported, Collection<PolicyId> taken) {
        Json.Obj content = content(imported);
        String name = shortName(provider(content));
        PolicyId policy = Stream.concat(
                        Stream.of(name), IntStream.iterate(2, i -> i + 1).mapToObj(i -> NAMELESS + "-" + i))
                .map(PolicyId::new)
                .filter(one -> !taken.contains(one))
                .findFirst()
                .orElseThrow();
        return new FirstDraft(policy, FileText.editedOrNew(imported, content.with(POLICY, Json.of(policy.value()))));
    }

    /// The next list of a policy that has one.
    ///
    /// @param next the draft without the page
    public static FirstDraft of(Bytes imported, Json.Obj next) {
        Json.Obj merged = NextFromPage.of(next, content(imported));
        return new FirstDraft(
                new PolicyId(next.text(POLICY)),
                Bytes.of(PolicyYaml.write(merged, Map.of()).getBytes(UTF_8)));
    }

    private static Json.Obj content(Bytes imported) {
        return FileText.read(imported).orElseThrow(() -> new IllegalStateException("the import's draft is no draft"));
    }

    /// The company that the page names, surely or perhaps; empty if it names none.
    static String provider(Json.Obj content) {
        return content.object("editions").members().values().stream()
                .filter(Json.Obj.class::isInstance)
                .map(edition -> ((Json.Obj) edition).get("provider"))
                .filter(Objects::nonNull)
                .map(FirstDraft::stated)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// A text, or what an open question proposes in its place.
    static String stated(Json value) {
        String text = value instanceof Json.Str(String said) ? said : "";
        return FormTree.isQuestion(value) ? OpenQuestions.Asked.of(text).proposal() : text;
    }

    /// The name is permanent, and must not contain a natural person's.
    private static String shortName(String company) {
        boolean person =
                PersonQuestions.perhaps(Json.object().put("legalName", company).build());
        String slug = company.isEmpty() || person ? "" : NewIds.slug(LegalForm.core(company));
        return slug.isEmpty() ? NAMELESS : slug;
    }
}
