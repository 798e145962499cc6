package dev.cardfile.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PictureTest {

  private static final Picture.Axis SECONDS = new Picture.Axis("seconds", false, 0, 10);

  @Test
  void drawsALineThroughItsPoints() throws Exception {
    assertThat(paths(panel(false, new Picture.Point(0, 0), new Picture.Point(10, 50))))
        .containsExactly("M90.0 250.0L830.0 60.0");
  }

  @Test
  void leavesAHoleWhereThereIsNoNumber() throws Exception {
    assertThat(
            paths(
                panel(
                    false,
                    new Picture.Point(0, 50),
                    new Picture.Point(5, Double.NaN),
                    new Picture.Point(10, 50))))
        .containsExactly("M90.0 60.0M830.0 60.0");
  }

  /** From 1 to 100, 10 is in the middle; values up to zero lie on the ground line. */
  @Test
  void drawsMultiplesEvenly() throws Exception {
    assertThat(
            paths(
                panel(
                    true,
                    new Picture.Point(0, 1),
                    new Picture.Point(5, 10),
                    new Picture.Point(10, 100),
                    new Picture.Point(10, 0))))
        .containsExactly("M90.0 250.0L460.0 155.0L830.0 60.0L830.0 250.0");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "0.3, 0.5",
    "1, 1",
    "1.1, 2",
    "2.4, 2.5",
    "3, 5",
    "7, 10",
    "12345, 20000",
  })
  void endsAnAxisAtARoundNumber(double most, double end) {
    Picture.Axis axis = Picture.Axis.over("", false, DoubleStream.of(0, most));
    assertThat(axis.high()).isEqualTo(end);
    assertThat(axis.marks()).hasSize(6).startsWith(0).endsWith(end);
  }

  @Test
  void marksEachTenfold() {
    Picture.Axis axis = Picture.Axis.over("", true, DoubleStream.of(0, Double.NaN, 0.7, 40));
    assertThat(axis.marks())
        .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-9 ? 0 : 1)
        .containsExactly(0.1, 1, 10, 100);
  }

  @Test
  void isXmlWhateverTheNames() throws Exception {
    Picture.Line line = new Picture.Line("<a & b>", List.of(new Picture.Point(1, 1)));
    Document drawn =
        parse(
            Picture.svg(
                "<p99> & more", SECONDS, List.of(new Picture.Panel("&", true, List.of(line)))));
    List<String> texts = texts(drawn.getElementsByTagName("text"));
    assertThat(texts).contains("<p99> & more", "&", "<a & b>", "seconds");
  }

  private static Picture.Panel panel(boolean log, Picture.Point... points) {
    return new Picture.Panel("y", log, List.of(new Picture.Line("line", List.of(points))));
  }

  private static List<String> paths(Picture.Panel panel) throws Exception {
    NodeList paths =
        parse(Picture.svg("title", SECONDS, List.of(panel))).getElementsByTagName("path");
    return IntStream.range(0, paths.getLength())
        .mapToObj(i -> paths.item(i).getAttributes().getNamedItem("d").getNodeValue())
        .toList();
  }

  private static List<String> texts(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent())
        .toList();
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
