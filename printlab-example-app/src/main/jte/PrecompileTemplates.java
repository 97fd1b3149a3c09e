import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.html.HtmlAttribute;
import gg.jte.html.HtmlPolicyException;
import gg.jte.html.HtmlTag;
import gg.jte.html.OwaspHtmlPolicy;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compiles the templates into the program's classes. The build runs it from its source. It refuses what the pages' content
 * security policy would block in the browser, and text that would not be escaped.
 */
final class PrecompileTemplates {
    /** Where {@code TemplateEngine.createPrecompiled} looks. */
    private static final String PACKAGE = "gg.jte.generated.precompiled";

    private PrecompileTemplates() {}

    /** @param args folder of the templates, folder for the generated classes, folder of the program's classes */
    public static void main(String[] args) throws IOException {
        Path templates = Path.of(args[0]);
        Path generated = Path.of(args[1]);
        Path classes = Path.of(args[2]);
        refuse(templates, Pattern.compile("\\$unsafe"), "text from $unsafe is not escaped.");
        refuse(
                templates,
                Pattern.compile("<style|<script(?![^>]*\\bsrc=)|\\sstyle="),
                "the content security policy blocks inline styles and scripts.");
        TemplateEngine engine = TemplateEngine.create(
                new DirectoryCodeResolver(templates), generated, ContentType.Html, null, PACKAGE);
        engine.cleanAll();
        engine.setHtmlPolicy(new StrictPolicy());
        engine.setTrimControlStructures(true);
        engine.setCompileArgs("-parameters", "--release", "17");
        List<String> classPath = Stream.concat(
                        Stream.of(classes.toString()),
                        Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator)))
                .toList();
        engine.precompileAll(classPath);
        copyClasses(generated, classes);
    }

    private static void refuse(Path templates, Pattern forbidden, String why) throws IOException {
        try (Stream<Path> found = Files.walk(templates)) {
            for (Path template : found.filter(path -> path.toString().endsWith(".jte")).toList()) {
                if (forbidden.matcher(Files.readString(template)).find()) {
                    throw new IllegalStateException(template + ": " + why);
                }
            }
        }
    }

    private static void copyClasses(Path generated, Path classes) throws IOException {
        try (Stream<Path> found = Files.walk(generated)) {
            for (Path file : found.filter(path -> path.toString().endsWith(".class")).toList()) {
                Path target = classes.resolve(generated.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static final class StrictPolicy extends OwaspHtmlPolicy {
        @Override
        public void validateHtmlAttribute(HtmlTag tag, HtmlAttribute attribute) throws HtmlPolicyException {
            super.validateHtmlAttribute(tag, attribute);
            String name = attribute.getName();
            if (name.equals("style") || name.startsWith("on") || name.startsWith("hx-on")) {
                throw new HtmlPolicyException("The content security policy blocks the attribute " + name + ".");
            }
        }
    }
}
