package register.archive.section;

import static register.value.Forms.POLICY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import register.archive.file.ItemFiles;
import register.archive.file.JsonFields;
import register.archive.file.RefusedFileException;
import register.assembly.Ports;
import register.json.Form;
import register.json.RecordForm;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.NoticeJson;
import register.notice.Run;
import register.value.Bytes;
import register.value.PolicyId;

/// Notices with their ledgers, lot by lot. Each run is read before its notices, because it may continue meanwhile: an
/// archived run has every notice recorded when it was read.
final class NoticeSection implements ArchiveSection<ArchivedLot> {
    static final String NAME = "notices";

    /// An upper bound on the runs of a policy.
    private static final int MOST = 100_000;

    private static final String NOTICES = "notices.json";
    private static final Form<ArchivedLot> LOT = RecordForm.of(field -> new ArchivedLot(
            field.of("policy", POLICY, ArchivedLot::policy),
            field.of(NAME, NoticeJson.FORM.list(), ArchivedLot::notices)));

    private final Announcements announcements;
    private final List<Run> runs = new ArrayList<>();

    /// @param announcements those of the archive
    NoticeSection(Announcements announcements) {
        this.announcements = announcements;
    }

    /// The runs whose notices were read, in order.
    List<Run> runs() {
        return List.copyOf(runs);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void each(Ports from, Consumer<ArchivedLot> use) {
        for (PolicyId policy : from.chain().policies()) {
            for (Run run : from.notices().runs(policy, MOST).reversed()) {
                if (!announcements.have(run)) {
                    continue; // Announced after the history was read.
                }
                runs.add(run);
                for (int lot : run.lots().stream().sorted().toList()) {
                    List<Notice> notices = from.notices().lot(run.id(), lot);
                    if (!notices.isEmpty()) {
                        use.accept(new ArchivedLot(policy, notices));
                    }
                }
            }
        }
    }

    @Override
    public ItemFiles pack(ArchivedLot item) {
        return ItemFiles.in(NAME + "/" + item.policy() + "/" + item.run() + "-" + item.lot())
                .with(NOTICES, LOT, item);
    }

    @Override
    public ArchivedLot prove(String folder, SortedMap<String, Bytes> files) throws RefusedFileException {
        return JsonFields.read(files, NOTICES, LOT);
    }

    @Override
    public void count(ArchivedLot item, ItemCounter tally) {
        tally.add(NAME, item.notices().size());
    }

    @Override
    public void compare(ArchivedLot item, Ports with) {
        Map<NoticeId, Notice> standing = with.notices().lot(item.run(), item.lot()).stream()
                .collect(Collectors.toMap(Notice::id, Function.identity()));
        for (Notice notice : item.notices()) {
            Notice there = standing.get(notice.id());
            if (there != null) {
                requireSame(there, notice);
            }
        }
    }

    @Override
    public void write(ArchivedLot item, Ports to) {
        to.notices().add(item.notices());
        compare(item, to);
    }

    /// The register may have changed the notice since.
    private static void requireSame(Notice there, Notice archived) {
        boolean same = there.recipient().equals(archived.recipient());
        if (!same || there.revision() < archived.revision()) {
            throw new ConflictingRegisterException(
                    "notice " + archived.id(),
                    same
                            ? "the archive contains a later state, revision " + archived.revision()
                            : "the register has a different one with this id");
        }
    }
}
