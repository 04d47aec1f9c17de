package register.commands.notices;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.OneLine;
import register.commands.option.SiteOption;

/// Somebody was told in another way.
@Command(name = "told", mixinStandardHelpOptions = true, description = "Records that somebody was told in another way.")
final class ToldCommand implements Callable<Integer> {
    private final SiteOption where;

    @Mixin
    private final OneNotice notice = new OneNotice();

    @Option(
            names = "--note",
            required = true,
            paramLabel = "TEXT",
            description = "How, in one line, e.g. phone; it names nobody.")
    private String note = "";

    ToldCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        String how = OneLine.of("--note", note, OneLine.MOST);
        return notice.change(where, (ledger, id, by) -> ledger.toldByHand(id, how, by));
    }
}
