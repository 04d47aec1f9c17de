package register.checks;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.io.ParseWarning;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import register.testing.Checkout;

/// Feeds and calendars in files, as the validators of `register.read.FeedValidatorsTest` see them.
final class FeedFiles {
    /// The folder in which `infra/test` installs npm packages.
    private static final Path SCHEMA = Checkout.file(".build/npm/node_modules/jsonfeed-schema/schema-v1.1.json");

    private static final String RUBY = "require 'rss'; ARGV.each { |file|"
            + " begin; puts file + ': no feed' unless"
            + " RSS::Parser.parse(File.read(file, encoding: 'UTF-8'), validate: true).is_a?(RSS::Atom::Feed);"
            + " rescue => problem; puts file + ': ' + problem.message; end }";

    private FeedFiles() {}

    /// Skips the test if a validator is missing.
    static List<String> problems(List<Path> files) throws IOException, InterruptedException {
        Tools.assume("ruby", "ruby");
        Tools.assume(SCHEMA, "npm, and run infra/test");
        var problems = new ArrayList<>(atom(files));
        Schema schema = SchemaRegistry.withDefaultDialect(Dialects.getDraft7())
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        for (Path file : files) {
            String name = file.toString();
            if (name.endsWith(".json")) {
                schema.validate(Files.readString(file), InputFormat.JSON)
                        .forEach(error -> problems.add(name + ": " + error));
            } else if (name.endsWith(".ics")) {
                calendar(Files.readString(file)).forEach(problem -> problems.add(name + ": " + problem));
            }
        }
        return problems;
    }

    private static List<String> atom(List<Path> files) throws IOException, InterruptedException {
        Command ruby = Command.run(
                Map.of(),
                Stream.concat(
                                Stream.of("ruby", "-e", RUBY),
                                files.stream().map(Path::toString).filter(file -> file.endsWith(".atom")))
                        .toArray(String[]::new));
        return ruby.exit() == 0 ? ruby.out().lines().toList() : List.of(ruby.toString());
    }

    private static List<String> calendar(String text) {
        var warnings = new ArrayList<List<ParseWarning>>();
        List<ICalendar> all = Biweekly.parse(text).warnings(warnings).all();
        var problems = new ArrayList<String>();
        warnings.forEach(each -> each.forEach(warning -> problems.add(warning.toString())));
        all.stream()
                .map(calendar -> calendar.validate(ICalVersion.V2_0).toString())
                .filter(said -> !said.isEmpty())
                .forEach(problems::add);
        return all.size() == 1 ? problems : List.of(all.size() + " calendars");
    }
}
