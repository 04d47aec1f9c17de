package register.notice;

import static register.json.Plain.COUNT;
import static register.json.Plain.INSTANT;
import static register.json.Plain.NUMBER;
import static register.json.Plain.TEXT;
import static register.value.Forms.BYTES;
import static register.value.Forms.POLICY;
import static register.value.Forms.SHA256;

import register.json.Form;
import register.json.RecordForm;

/// The written form of a run in every engine and in archives.
public final class RunJson {
    private static final Form<Run.State> STATE = Form.word(Run.State.class);

    private static final RecordForm<Run.Step> STEP = RecordForm.of(field -> new Run.Step(
            field.of("at", INSTANT, Run.Step::at),
            field.of("actor", TEXT, Run.Step::actor),
            field.of("state", STATE, Run.Step::state),
            field.optional("detail", TEXT, Run.Step::detail)));

    public static final RecordForm<Run> FORM = RecordForm.of(field -> new Run(
            field.of("id", Form.text(RunId::value, RunId::new), Run::id),
            field.of("revision", COUNT, Run::revision),
            field.of("policy", POLICY, Run::policy),
            field.of("announcement", NUMBER, Run::announcement),
            field.of("state", STATE, Run::state),
            field.of("plan", SHA256, Run::plan),
            field.of("lots", COUNT.list(), Run::lots),
            field.of("numbers", BYTES, Run::numbers),
            field.of("closesAt", INSTANT, Run::closesAt),
            field.optional("outcome", NUMBER, Run::outcome),
            field.of("history", STEP.list(), Run::history)));

    private RunJson() {}
}
