package register.commands.desk;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import register.commands.draft.NextVersion;
import register.commands.edit.EditCommand;
import register.commands.edit.MachineDesk;
import register.commands.option.Terminal;
import register.desk.draft.Drafting;
import register.editor.desk.Desk;
import register.editor.desk.EditedFile;
import register.json.Json;
import register.policy.PolicyVersion;

/// Drafts and publishes lists of the register on this machine.
///
/// @param desks one for each file, so that the register is opened once
record MachineDrafting(Terminal terminal, EditCommand.EditorCommands publishing, Map<Path, Desk> desks)
        implements Drafting {
    MachineDrafting(Terminal terminal, EditCommand.EditorCommands publishing) {
        this(terminal, publishing, new ConcurrentHashMap<>());
    }

    @Override
    public Json.Obj next(PolicyVersion before, LocalDate from) {
        return NextVersion.draft(before, from);
    }

    @Override
    public Desk desk(EditedFile file) {
        return desks.computeIfAbsent(file.path(), _ -> new MachineDesk(terminal, file, publishing));
    }
}
