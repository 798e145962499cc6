package dev.cardfile.store.sql;

import dev.cardfile.store.sql.jdbc.Connections;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Real connections on which one JDBC call fails, the n-th after the fault was set, or all calls
 * fail.
 */
final class FaultyConnections implements Connections {

  /** Whether the call fails before it has done its work or afterwards. */
  enum When {
    BEFORE,
    AFTER
  }

  /** Which calls are counted. */
  private enum Counted {
    ALL,
    STATEMENTS,
    COMMITS
  }

  private static final int NEVER = Integer.MAX_VALUE / 2;

  private final Connections real;
  private final Purpose faulty;
  private final AtomicInteger callsToFault = new AtomicInteger(NEVER);
  private volatile SQLiteErrorCode code = SQLiteErrorCode.SQLITE_IOERR;
  private volatile When when = When.BEFORE;
  private volatile SQLiteErrorCode always;
  private volatile String failed = "nothing";
  private volatile boolean failedAtCommit;
  private volatile Counted counted = Counted.ALL;

  FaultyConnections(Connections real, Purpose faulty) {
    this.real = real;
    this.faulty = faulty;
  }

  /** Makes the n-th call from now fail, counted from 1. */
  void failAt(int n, SQLiteErrorCode newCode, When newWhen) {
    failAt(n, newCode, newWhen, Counted.ALL);
  }

  /** Does the same as {@link #failAt}, but counts only calls that reach the database. */
  void failAtStatement(int n, SQLiteErrorCode newCode, When newWhen) {
    failAt(n, newCode, newWhen, Counted.STATEMENTS);
  }

  /** Makes the next commit fail. */
  void failAtCommit(SQLiteErrorCode newCode, When newWhen) {
    failAt(1, newCode, newWhen, Counted.COMMITS);
  }

  private void failAt(int n, SQLiteErrorCode newCode, When newWhen, Counted newCounted) {
    counted = newCounted;
    code = newCode;
    when = newWhen;
    failed = "nothing";
    failedAtCommit = false;
    callsToFault.set(n);
  }

  /** Makes every call fail from now on; null ends that. */
  void failAlways(SQLiteErrorCode newCode) {
    code = newCode;
    always = newCode;
  }

  /** Reports whether the fault has occurred. */
  boolean isHit() {
    return callsToFault.get() <= 0;
  }

  /** Removes the fault. Returns whether it has occurred. */
  boolean hasFailed() {
    return callsToFault.getAndSet(NEVER) <= 0;
  }

  /** The name of the method that failed. */
  String failed() {
    return failed;
  }

  /** Reports whether the call that failed was a commit. */
  boolean hasFailedAtCommit() {
    return failedAtCommit;
  }

  @Override
  public Connection open(Purpose purpose) throws SQLException {
    if (purpose != faulty) {
      return real.open(purpose);
    }
    boolean fails =
        (counted != Counted.COMMITS && callsToFault.decrementAndGet() == 0) || always != null;
    if (fails && when == When.BEFORE) {
      throw failure("open");
    }
    Connection opened = real.open(purpose);
    if (fails) {
      opened.close();
      throw failure("open");
    }
    return wrap(Connection.class, opened);
  }

  private <T> T wrap(Class<T> type, T target) {
    InvocationHandler handler = (proxy, method, arguments) -> call(target, method, arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private Object call(Object target, Method method, Object[] arguments) throws Throwable {
    boolean fails =
        method.getDeclaringClass() != Object.class
            && ((isCounted(method, arguments) && callsToFault.decrementAndGet() == 0)
                || fails(method));
    if (fails) {
      failedAtCommit = isCommit(method, arguments);
    }
    if (fails && (when == When.BEFORE || fails(method))) {
      throw failure(method.getName());
    }
    Object result;
    try {
      result = method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (fails) {
      throw failure(method.getName());
    }
    return switch (result) {
      case PreparedStatement statement -> wrap(PreparedStatement.class, statement);
      case Statement statement -> wrap(Statement.class, statement);
      case ResultSet rows -> wrap(ResultSet.class, rows);
      case null, default -> result;
    };
  }

  private boolean isCounted(Method method, Object[] arguments) {
    return switch (counted) {
      case ALL -> true;
      case STATEMENTS -> {
        String name = method.getName();
        yield name.startsWith("execute")
            || name.equals("next") // reads the next row
            || name.equals("setAutoCommit"); // begins or commits a transaction
      }
      case COMMITS -> isCommit(method, arguments);
    };
  }

  private static boolean isCommit(Method method, Object[] arguments) {
    return method.getName().equals("setAutoCommit") && arguments[0].equals(true);
  }

  private boolean fails(Method method) {
    return always != null && !method.getName().equals("close");
  }

  private SQLiteException failure(String method) {
    failed = method;
    return new SQLiteException("injected into " + method, code);
  }
}
