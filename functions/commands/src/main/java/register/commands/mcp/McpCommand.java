package register.commands.mcp;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.option.WithoutResult;
import register.machine.mcp.McpServer;
import register.machine.mcp.McpStream;
import register.machine.site.Site;

/// `infra/register mcp`: answers a program that uses a language model, which starts this command itself.
@Command(
        name = "mcp",
        description = "Answers the Model Context Protocol (MCP) on standard input and output, for a program that uses a"
                + " language model and starts this command itself. Its tools only read: policies, lists, versions,"
                + " changes, and whether the register issued a PDF. Ends when standard input does.")
public final class McpCommand implements Callable<Integer>, WithoutResult {
    private final Terminal terminal;

    @Mixin
    private final SiteOption site;

    public McpCommand(Terminal terminal) {
        this.terminal = terminal;
        this.site = new SiteOption(terminal);
    }

    @Override
    public Integer call() throws IOException {
        Site register = site.existing();
        // Whatever else is printed must not come between messages.
        System.setOut(System.err);
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            McpStream.serve(McpServer.of(register, terminal.clock()), System.in, out);
        }
        return Exit.DONE;
    }
}
