package register.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.desk.draft.Drafting;
import register.desk.draft.NextList;
import register.desk.view.Draft;
import register.desk.view.Drafts;
import register.desk.view.KeptRegister;
import register.desk.view.ListStanding;
import register.document.DocumentKey;
import register.editor.form.NewIds;
import register.json.Json;
import register.policy.DpaFile;
import register.policy.PolicyVersion;
import register.policyfile.FileProblem;
import register.policyfile.PolicyYaml;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

/// The next list of one policy: its draft, or the list from which one starts.
record NextLists(KeptRegister kept, Drafting drafting, PolicyId policy) {

    Optional<Draft> draft() {
        return kept.drafts().find(policy).filter(draft -> draft.content() != null);
    }

    String mark() {
        return draft().map(Draft::mark).orElse(Drafts.NONE);
    }

    /// The first day for which customers are notified in time.
    LocalDate earliest() {
        return version(null)
                .map(version -> kept.register()
                        .noticeDays(version, kept.site().noticeRate())
                        .earliestStart(kept.now()))
                .orElse(kept.today());
    }

    private Optional<PolicyVersion> version(@Nullable LocalDate date) {
        return kept.register().history().inForce(policy, date, null).map(kept::shown);
    }

    /// The draft, or the start of the list for a day.
    ///
    /// @throws IllegalArgumentException if no list precedes that day
    NextList at(LocalDate day) {
        return draft().map(draft -> new NextList(Objects.requireNonNull(draft.content())))
                .orElseGet(() -> fresh(day));
    }

    private NextList fresh(LocalDate day) {
        PolicyVersion before = version(day).orElseThrow(() -> new IllegalArgumentException("no list precedes " + day));
        return NextList.of(drafting.next(before, day));
    }

    /// How customers object, as the first version says that says it; empty if none does.
    Json.Obj objection() {
        return versions().stream()
                .flatMap(date -> kept.register().history().version(policy, date, null).stream())
                .map(kept::shown)
                .filter(version -> version.objection() != null)
                .findFirst()
                .map(version -> drafting.next(version, version.effectiveDate()).object("objection"))
                .orElseGet(() -> Json.object().build());
    }

    /// The versions that can be corrected, the one in force first.
    List<LocalDate> versions() {
        var standing = ListStanding.of(kept, policy);
        return Stream.concat(Stream.ofNullable(standing.inForce()), standing.announced().stream())
                .map(one -> one.entry().header().effectiveDate())
                .toList();
    }

    /// What `check` finds in a list.
    List<FileProblem> findings(NextList list) {
        Bytes source = Bytes.of(PolicyYaml.write(list.content(), Map.of()).getBytes(UTF_8));
        return drafting.desk(kept.drafts().file(policy)).inspect(source).findings();
    }

    /// With the ids of what is new.
    static NextList named(NextList list) {
        return new NextList(NewIds.in(list.content()));
    }

    /// Saves the list as the draft.
    ///
    /// @param mark of the draft that was changed
    /// @return false if there is another by now
    boolean save(NextList list, String mark) throws IOException {
        if (!mark().equals(mark)) {
            return false;
        }
        if (draft().isEmpty()) {
            putDpaBeside(list);
        }
        return kept.drafts().save(policy, mark, list.content());
    }

    private void putDpaBeside(NextList list) throws IOException {
        Json.Obj stated = list.content().object("requests").object("dpaDocument");
        String name = stated.text("file");
        String hash = stated.text("sha256");
        if (DpaFile.isName(name) && DpaFile.isSha256(hash)) {
            Optional<byte[]> content = kept.ports().documents().get(DocumentKey.dpaFile(policy, new Sha256(hash)));
            if (content.isPresent()) {
                kept.drafts().putBeside(policy, name, Bytes.of(content.get()));
            }
        }
    }
}
