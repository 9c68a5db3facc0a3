namespace Utws.Tests.Xml.Fuzz;

/// <summary>Makes a finding small: takes out ever smaller pieces while the same kind of failure stays.</summary>
internal static class FuzzShrinker
{
    public static FuzzFailure Shrink(FuzzFailure failure, FuzzJudge judge)
    {
        for (int size = Math.Max(1, failure.Document.Length / 2); size > 0; size /= 2)
        {
            for (int start = 0; start + size <= failure.Document.Length;)
            {
                byte[] shorter = [.. failure.Document.AsSpan(0, start), .. failure.Document.AsSpan(start + size)];
                if (judge.Judge(shorter) is { } still && still.Kind == failure.Kind)
                {
                    failure = still;
                }
                else
                {
                    start += size;
                }
            }
        }

        return failure;
    }
}
