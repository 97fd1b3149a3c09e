package io.printlab.app.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.account.Actor;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.app.RunningApp;
import io.printlab.app.signin.PasswordResets;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassesTest {
    @TempDir
    private Path folder;

    private RunningApp app;
    private Classes classes;
    private Actor ada;

    @BeforeEach
    void start() {
        app = new RunningApp(folder);
        classes = app.injector.getInstance(Classes.class);
        ada = Actor.of(app.ada);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aListWithOrWithoutAHeadingAndWithAnySeparatorIsRead() {
        for (String csv : List.of(
                "ann,Ann One,ann@example.org,Design 2\nbob,,,\n",
                "\uFEFFname;display name;e-mail;group\r\nann;Ann One;ANN@example.org;Design 2\r\nbob\r\n",
                "Group\tE-Mail\tFull name\tUser name\ndesign 2\tann@example.org\tAnn One\tANN\n\n\t\t\tbob\n",
                "\"ann\",\"Ann One\",\"ann@example.org\",\"Design 2\"\n\"bob\"")) {
            ClassPreview preview = classes.preview(ada, csv);
            assertThat(preview.faults()).as(csv).isEmpty();
            assertThat(preview.added())
                    .as(csv)
                    .extracting(ClassLine::name, ClassLine::displayName, ClassLine::email, ClassLine::group)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple("ann", "Ann One", "ann@example.org", "design 2"),
                            org.assertj.core.api.Assertions.tuple("bob", "bob", null, null));
        }
    }

    @Test
    void everyFaultIsToldWithItsLineAndNobodyIsAdded() {
        String csv = "name,display name,e-mail,group\nann,Ann,,\nb/b,Bob,,\ncy,Cy,nowhere,\ndi,Di,,<b>\nann,Ann,,\n"
                + "ed,Ed,,,extra\n";
        ClassPreview preview = classes.preview(ada, csv);
        assertThat(preview.faults()).extracting(ClassLine::line).containsExactly(3L, 4L, 5L, 6L, 7L);
        assertThat(preview.faults().get(3).fault()).contains("line 2 already");
        assertThatThrownBy(() -> classes.enrol(ada, csv))
                .hasMessageContaining("Nobody was added")
                .hasMessageContaining("5 lines")
                .hasMessageContaining("line 3");
        assertThat(app.store.users().byName("ann")).isEmpty();
    }

    @Test
    void aListIsBounded() {
        assertThat(classes.preview(ada, people(2000)).added()).hasSize(2000);
        assertThatThrownBy(() -> classes.preview(ada, people(2001)))
                .isInstanceOfSatisfying(
                        PrintLabException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.TOO_LARGE));
        assertThatThrownBy(() -> classes.preview(ada, "\n\n")).hasMessageContaining("empty");
        assertThatThrownBy(() -> classes.preview(ada, "ann,\"Ann\nbob,Bob")).hasMessageContaining("quotation mark");
    }

    @Test
    void whoIsThereStaysAsIsAndALinkMakesThePassword() {
        String csv = "sam.student,Somebody Else,evil@example.org,other\nann,Ann One,ann@example.org,design\n";
        User sam = app.store.users().byName("sam.student").orElseThrow();
        List<Enrolled> added = classes.enrol(ada, csv);
        assertThat(added).hasSize(1);
        assertThat(app.store.users().byName("sam.student")).contains(sam);
        assertThat(app.store.users().email(sam.id())).isEmpty();
        User ann = app.store.users().byName("ann").orElseThrow();
        assertThat(ann.role()).isEqualTo(Role.STUDENT);
        assertThat(ann.groups()).containsExactly("design");
        assertThat(app.store.groups().byName("other"))
                .as("a group of whom is there already")
                .isEmpty();
        assertThat(classes.enrol(ada, csv)).as("a second time").isEmpty();
        app.clock.advance(Duration.ofDays(13));
        app.injector.getInstance(PasswordResets.class).use(added.get(0).token(), "a sentence for ann one");
        assertThat(app.signIn(ann, "a sentence for ann one").user()).isEqualTo(ann);
        assertThat(added.toString()).doesNotContain(added.get(0).token());
    }

    @Test
    void noCellOfTheDownloadIsRunByASpreadsheet() {
        String csv =
                "ann,\"=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\"\nbob,+1+1\ncy,-2\ndi,@SUM(A1)\ned,\"a,b\"\"c\"\n";
        String download = Classes.csv(classes.enrol(ada, csv), "https://prints.example.org");
        List<String> lines = download.lines().toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(1)).startsWith("\"ann\",\"'=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\",");
        assertThat(lines.get(2)).startsWith("\"bob\",\"'+1+1\",");
        assertThat(lines.get(3)).startsWith("\"cy\",\"'-2\",");
        assertThat(lines.get(4)).startsWith("\"di\",\"'@SUM(A1)\",");
        assertThat(lines.get(5))
                .startsWith("\"ed\",\"a,b\"\"c\",")
                .contains(",\"https://prints.example.org/reset?token=");
    }

    @Test
    void staffAddAClassAndStudentsDoNot() {
        assertThat(classes.preview(Actor.of(app.stella), people(1)).added()).hasSize(1);
        assertThatThrownBy(() -> classes.preview(Actor.of(app.sam), people(1)))
                .isInstanceOfSatisfying(
                        PrintLabException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.FORBIDDEN));
    }

    private static String people(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "person" + number + ",Person " + number + ",p" + number + "@example.org,class\n")
                .collect(Collectors.joining());
    }
}
