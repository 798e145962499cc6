package dev.cardfile.wire;

import dev.cardfile.json.JsonReader;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a JVM count its steps, with copies of Java's collections, its regular expressions and the
 * program's own classes in which each jump and each call of a method increments a number. So a
 * reader that goes through a list again and again is found, wherever the loop is. Work without a
 * loop in bytecode, such as copying an array or comparing two texts, is not counted: copying shows
 * in the memory that is allocated, and a comparison happens once per counted step.
 */
final class CountedSteps {

  private static final ClassDesc COUNTER = ClassDesc.of("java.util.CountedSteps");

  private CountedSteps() {}

  /**
   * Writes the classes that count steps.
   *
   * @param folder gets {@code base}, which replaces parts of {@code java.base}, and {@code program}
   */
  static void write(Path folder) throws IOException {
    Path base = Files.createDirectories(folder.resolve("base/java/util"));
    Files.write(base.resolve("CountedSteps.class"), counter());
    FileSystem java = FileSystems.getFileSystem(URI.create("jrt:/"));
    Path modules = java.getPath("/modules/java.base");
    for (String name : List.of("java/util", "java/util/regex")) {
      copy(modules, modules.resolve(name), folder.resolve("base"), 1);
    }
    Path main = Path.of(location(JsonReader.class));
    copy(main, main.resolve("dev/cardfile"), folder.resolve("program"), Integer.MAX_VALUE);
  }

  private static URI location(Class<?> of) {
    return URI.create(of.getProtectionDomain().getCodeSource().getLocation().toString());
  }

  private static void copy(Path root, Path from, Path to, int depth) throws IOException {
    try (Stream<Path> files = Files.walk(from, depth)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        Path target = to.resolve(root.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.write(target, counting(Files.readAllBytes(file)));
      }
    }
  }

  private static byte[] counting(byte[] original) {
    ClassFile classes =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.defaultResolver()
                    .orElse(
                        ClassHierarchyResolver.ofResourceParsing(
                            CountedSteps.class.getClassLoader()))));
    return classes.transformClass(
        classes.parse(original), ClassTransform.transformingMethodBodies(CountedSteps::counting));
  }

  private static void counting(CodeBuilder code, CodeElement element) {
    if (element instanceof BranchInstruction || element instanceof InvokeInstruction) {
      code.invokestatic(COUNTER, "step", MethodTypeDesc.of(ConstantDescs.CD_void));
    }
    code.with(element);
  }

  private static byte[] counter() {
    int open = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
    return ClassFile.of()
        .build(
            COUNTER,
            counter ->
                counter
                    .withFlags(ClassFile.ACC_PUBLIC)
                    .withField("steps", ConstantDescs.CD_long, open)
                    .withMethodBody(
                        "step",
                        MethodTypeDesc.of(ConstantDescs.CD_void),
                        open,
                        code ->
                            code.getstatic(COUNTER, "steps", ConstantDescs.CD_long)
                                .lconst_1()
                                .ladd()
                                .putstatic(COUNTER, "steps", ConstantDescs.CD_long)
                                .return_()));
  }

  /** Returns the number of steps so far, in a JVM with the counting classes. */
  static long now() {
    try {
      return Class.forName(COUNTER.packageName() + "." + COUNTER.displayName())
          .getField("steps")
          .getLong(null);
    } catch (ReflectiveOperationException notCounting) {
      throw new IllegalStateException(notCounting);
    }
  }
}
