package register.desk.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import register.desk.view.Draft;
import register.editor.desk.EditedFile;
import register.editor.desk.FileText;
import register.json.Json;
import register.policyfile.FileRefusedException;
import register.value.PolicyId;

/// A file of the keeper's as the only draft.
public record FileDraft(EditedFile file) implements DraftPlace {
    /// Its name in addresses, since the file may not name its policy yet.
    public static final PolicyId NAME = new PolicyId("file");

    @Override
    public List<PolicyId> policies() {
        return List.of(NAME);
    }

    @Override
    public Optional<Draft> find(PolicyId policy) {
        try {
            return Optional.of(Draft.of(policy, file.read()));
        } catch (IOException e) {
            throw new UncheckedIOException(file.path() + ": cannot be read", e);
        }
    }

    @Override
    public boolean save(PolicyId policy, String mark, Json.Obj content) throws IOException, FileRefusedException {
        return file.replace(mark, FileText.edited(file.read(), content));
    }

    @Override
    public EditedFile file(PolicyId policy) {
        return file;
    }

    @Override
    public boolean isFirst(PolicyId policy) {
        return false;
    }

    @Override
    public boolean keeps() {
        return true;
    }

    @Override
    public boolean end(Draft draft) {
        return true;
    }
}
