package register.notice;

import java.util.HexFormat;
import register.json.Json;
import register.json.Members;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

/// The written form of a run in every engine and in archives, complete. Absent values are omitted; instants are ISO
/// 8601 in UTC.
public final class RunJson {
    private RunJson() {}

    public static Json.Obj of(Run run) {
        return Json.object()
                .put("id", run.id().value())
                .put("revision", run.revision())
                .put("policy", run.policy().value())
                .put("announcement", run.announcement())
                .put("state", run.state().term())
                .put("plan", run.plan().hex())
                .put("lots", Json.array(run.lots(), Json::of))
                .put("numbers", HexFormat.of().formatHex(run.numbers().toArray()))
                .put("closesAt", run.closesAt().toString())
                .put("outcome", run.outcome() == null ? null : Json.of(run.outcome()))
                .put("history", Json.array(run.history(), RunJson::of))
                .build();
    }

    /// Reads the output of `of`.
    ///
    /// @throws IllegalArgumentException if it is malformed
    public static Run read(Json json) {
        var in = Members.of(json);
        return new Run(
                in.required("id", RunId::new),
                in.count("revision"),
                in.required("policy", PolicyId::new),
                in.number("announcement"),
                in.word("state", Run.State.class),
                in.required("plan", Sha256::new),
                in.counts("lots"),
                in.required("numbers", hex -> Bytes.of(HexFormat.of().parseHex(hex))),
                in.instant("closesAt"),
                in.has("outcome") ? in.number("outcome") : null,
                in.list("history", RunJson::step));
    }

    private static Json.Obj of(Run.Step step) {
        return Json.object()
                .put("at", step.at().toString())
                .put("actor", step.actor())
                .put("state", step.state().term())
                .put("detail", step.detail())
                .build();
    }

    private static Run.Step step(Members in) {
        return new Run.Step(
                in.instant("at"), in.text("actor"), in.word("state", Run.State.class), in.optionalText("detail"));
    }
}
