package register.desk.draft;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import register.desk.view.Draft;
import register.desk.view.KeptRegister;
import register.editor.desk.EditedFile;
import register.json.Json;
import register.value.PolicyId;

/// The drafts that a register keeps.
public record KeptDrafts(KeptRegister kept) implements DraftPlace {

    @Override
    public List<PolicyId> policies() {
        return kept.begun();
    }

    @Override
    public Optional<Draft> find(PolicyId policy) {
        return kept.drafts().find(policy);
    }

    @Override
    public boolean save(PolicyId policy, String mark, Json.Obj content) throws IOException {
        return kept.drafts().save(policy, mark, content);
    }

    @Override
    public EditedFile file(PolicyId policy) {
        return kept.drafts().file(policy);
    }

    @Override
    public boolean isFirst(PolicyId policy) {
        return !kept.policies().contains(policy);
    }

    @Override
    public boolean keeps() {
        return false;
    }

    @Override
    public boolean end(Draft draft) throws IOException {
        return kept.drafts().discard(draft.policy(), draft.mark());
    }
}
