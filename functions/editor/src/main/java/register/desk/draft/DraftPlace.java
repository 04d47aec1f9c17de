package register.desk.draft;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import register.desk.view.Draft;
import register.desk.view.Drafts;
import register.editor.desk.EditedFile;
import register.json.Json;
import register.policyfile.FileRefusedException;
import register.value.PolicyId;

/// Where drafts lie: with the register, or as a file of the keeper's.
public interface DraftPlace {
    /// The policies that may have a draft, by their names in addresses.
    List<PolicyId> policies();

    /// Empty if the policy has no draft.
    Optional<Draft> find(PolicyId policy);

    /// The mark of a policy's draft.
    default String mark(PolicyId policy) {
        return find(policy).map(Draft::mark).orElse(Drafts.NONE);
    }

    /// Saves a policy's draft.
    ///
    /// @param mark of the draft that was changed
    /// @return false if there is another by now; nothing was written then
    /// @throws FileRefusedException if the file's form has no place for a change
    boolean save(PolicyId policy, String mark, Json.Obj content) throws IOException, FileRefusedException;

    EditedFile file(PolicyId policy);

    /// True if no list of the policy is published yet.
    boolean isFirst(PolicyId policy);

    /// True if the draft is a file of the keeper's, which stays when it is published.
    boolean keeps();

    /// Ends a draft that is published, or not wanted.
    ///
    /// @return false if there is another by now; nothing was done then
    boolean end(Draft draft) throws IOException;
}
