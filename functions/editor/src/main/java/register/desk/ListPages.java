package register.desk;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.desk.draft.Drafting;
import register.desk.page.DeskFrame;
import register.desk.page.ListPage;
import register.desk.view.KeptRegister;
import register.desk.view.ListStanding;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.value.PolicyId;

/// The address for the lists.
///
/// @param drafting null if lists are not changed from here
record ListPages(Session session, @Nullable Drafting drafting) implements Section {

    @Override
    public Optional<EditorReply> answer(EditorRequest asked, DeskFrame frame) {
        if (!asked.path().equals(ListPage.HERE) || asked.posts()) {
            return Optional.empty();
        }
        KeptRegister kept = session.kept();
        List<PolicyId> policies = kept.policies();
        List<PolicyId> drafted = kept.drafts().policies();
        URI address = kept.address();
        return Optional.of(EditorReply.html(
                200,
                ListPage.of(
                        frame,
                        policies.stream()
                                .map(policy -> ListStanding.of(kept, policy))
                                .toList(),
                        drafted,
                        drafting != null,
                        address == null ? null : address.toString(),
                        session.shown(asked.path()).orElse(null))));
    }
}
