package register.desk.first;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.editor.form.FieldPaths;
import register.editor.form.FormTree;
import register.json.Json;
import register.policy.Country;
import register.policyfile.FileProblem;

/// Transfers that a draft does not state yet, as far as the rest of it says them: from the company's country to the
/// place of processing.
final class TransferDrafts {
    private static final Pattern PLACE =
            Pattern.compile("(?<engagement>.*\\.engagements\\[[0-9]+])\\.locations\\[[0-9]+]\\.country");

    private TransferDrafts() {}

    /// The draft with an entry for each transfer that `check` misses.
    static Json.Obj in(Json.Obj content, List<FileProblem> findings) {
        String company = content.object("company").text("country");
        Json.Obj drafted = content;
        for (FileProblem finding : findings) {
            Matcher place = PLACE.matcher(finding.problem().path());
            if (finding.answeredAt().endsWith(".transfers") && place.matches()) {
                drafted = (Json.Obj) FieldPaths.with(
                        drafted,
                        finding.answeredAt(),
                        given -> added(given, finding.problem().value()));
            }
        }
        if (!Country.isCode(company)) {
            return drafted;
        }
        var filled = new Json.Obj[] {drafted};
        ListedNames.of(drafted).each((path, engagement) -> {
            if (engagement.get("transfers") instanceof Json.Arr transfers) {
                filled[0] = (Json.Obj) FieldPaths.with(
                        filled[0], path + ".transfers", _ -> Json.array(transfers.items(), one -> from(one, company)));
            }
        });
        return filled[0];
    }

    private static Json added(Json given, String country) {
        var all = new ArrayList<>(given instanceof Json.Arr(var items) ? items : List.<Json>of());
        if (all.stream()
                .noneMatch(
                        one -> one instanceof Json.Obj there && there.text("to").equals(country))) {
            all.add(Json.object().put("to", country).build());
        }
        return new Json.Arr(all);
    }

    private static Json from(Json transfer, String company) {
        return transfer instanceof Json.Obj one && isOpen(one.get("from"))
                ? one.with("from", Json.of(company))
                : transfer;
    }

    static boolean isOpen(@Nullable Json value) {
        return value == null || FormTree.isQuestion(value);
    }

    /// Without the transfers whose basis nobody stated.
    static Json.Obj stated(Json.Obj content) {
        var all = new ArrayList<Json>();
        for (Json.Obj one : content.objects("subprocessors")) {
            all.add(one.with(
                    "engagements",
                    Json.array(
                            one.list("engagements"),
                            each -> each instanceof Json.Obj service ? stated(service, "transfers") : each)));
        }
        return content.with("subprocessors", new Json.Arr(all));
    }

    private static Json.Obj stated(Json.Obj service, String name) {
        List<Json> kept = service.list(name).stream()
                .filter(one -> !(one instanceof Json.Obj transfer) || transfer.get("mechanism") != null)
                .toList();
        var members = new TreeMap<>(service.members());
        members.remove(name);
        if (!kept.isEmpty()) {
            members.put(name, new Json.Arr(kept));
        }
        return new Json.Obj(members);
    }
}
