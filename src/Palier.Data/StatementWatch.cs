using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Palier.Data;

/// <summary>Tells of every statement before it is sent, also of the one that commits: to trace what is asked of a database, and in tests to fail there.</summary>
internal sealed class StatementWatch(Action<string> told) : DbCommandInterceptor, IDbTransactionInterceptor
{
    public void Tell(string statement) => told(statement);

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        told(command.CommandText);
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        told(command.CommandText);
        return result;
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        told(command.CommandText);
        return result;
    }

    public InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        told("COMMIT");
        return result;
    }
}
